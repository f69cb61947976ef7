import {v1, get1} from './a1.mjs'; export let v8 = 8; export function get8(){ return 'g'+v8 }; console.log('eval 8', typeof get1); export default class C8 {}
