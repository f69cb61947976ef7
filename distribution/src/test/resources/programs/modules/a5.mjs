import {v6, get6} from './a6.mjs'; export let v5 = 5; export function get5(){ return 'g'+v5 }; console.log('eval 5', typeof get6); export default class C5 {}
