import {v7, get7} from './a7.mjs'; export let v6 = 6; export function get6(){ return 'g'+v6 }; console.log('eval 6', typeof get7); export default class C6 {}
