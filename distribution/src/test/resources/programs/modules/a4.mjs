import {v5, get5} from './a5.mjs'; export let v4 = 4; export function get4(){ return 'g'+v4 }; console.log('eval 4', typeof get5); export default class C4 {}
