import type {Doc} from '../doc.ts'

/** Placeholder. */
export function judgeMarkup(_doc: Doc, _threshold: number): void {}
