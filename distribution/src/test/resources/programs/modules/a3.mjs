import {v4, get4} from './a4.mjs'; export let v3 = 3; export function get3(){ return 'g'+v3 }; console.log('eval 3', typeof get4); await null; console.log("after tla 3"); export default class C3 {}
