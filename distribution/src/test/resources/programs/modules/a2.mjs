import {v3, get3} from './a3.mjs'; export let v2 = 2; export function get2(){ return 'g'+v2 }; console.log('eval 2', typeof get3); export default class C2 {}
