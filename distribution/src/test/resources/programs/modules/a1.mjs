import {v2, get2} from './a2.mjs'; export let v1 = 1; export function get1(){ return 'g'+v1 }; console.log('eval 1', typeof get2); export default class C1 {}
