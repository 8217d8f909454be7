import {finderOf, readReference} from '../../src/dates/find.ts'
import type {DateMention} from '../../src/doc.ts'
import type {Lang} from '../../src/lang/index.ts'

/** The dates of a text, or of a part of it, as of one sentence. */
export function findDates(text: string, pack: Lang, {reference = null, start = 0, end = text.length}: {reference?: string | null; start?: number; end?: number} = {}): readonly DateMention[] {
  return finderOf(pack).find({text, start, end}, {reference: readReference(reference)})
}
