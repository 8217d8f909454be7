export {retextDates} from './dates.ts'
export type {DateFound, RetextDatesOptions} from './dates.ts'
export {retextTamis} from './parser.ts'
export type {RetextTamisOptions} from './parser.ts'
