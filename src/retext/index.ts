export {retextTamis} from './parser.ts'
export type {RetextTamisOptions} from './parser.ts'
