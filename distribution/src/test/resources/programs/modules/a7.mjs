import {v8, get8} from './a8.mjs'; export let v7 = 7; export function get7(){ return 'g'+v7 }; console.log('eval 7', typeof get8); export default class C7 {}
