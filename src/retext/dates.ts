import type {Node, Parent, Root} from 'nlcst'
import type {Plugin} from 'unified'
import type {History} from '../dates/find.ts'
import {finderOf, readReference} from '../dates/find.ts'
import type {DateMention} from '../doc.ts'
import {lang} from '../lang/index.ts'
import {languageOf} from './language.ts'
import {pointsOf} from './points.ts'

export interface RetextDatesOptions {
  /** BCP 47. Else it is `file.data.lang`; where that is missing too, it is found out from the text. */
  lang?: string | null | undefined
  /** Day that *yesterday* and *mercredi* count from, EDTF; else `file.data.date`. */
  reference?: string | null | undefined
}

/** A temporal expression of the file and its text; offsets in UTF-16 code units. */
export type DateFound = DateMention & {text: string}

declare module 'vfile' {
  interface DataMap {
    dates: DateFound[]
  }
}

/**
 * Plugin for retext, with any parser: puts the temporal expressions of the text into `file.data.dates`, sorted and disjoint, each
 * inside one sentence, and says with a message which of them can be read in another way: `05/06/1994`.
 */
export const retextDates: Plugin<[options?: Readonly<RetextDatesOptions> | null | undefined], Root> = function (options) {
  return (tree, file) => {
    const text = String(file)
    const finder = finderOf(lang(options?.lang ?? languageOf(text, file)))
    const reference = readReference(options?.reference ?? (typeof file.data.date === 'string' ? file.data.date : null))
    const history: History = {last: null}
    file.data.dates = [...sentences(tree)].flatMap(([start, end]) =>
      finder.find({text, start, end}, {reference, history}).map((mention) => ({...mention, text: text.slice(mention.start, mention.end)}))
    )
    const point = pointsOf(text)
    for (const {ambiguous, start, end, value, text: said} of file.data.dates) {
      if (!ambiguous) continue
      const place = {start: point(start), end: point(end)}
      file.message(`Ambiguous date \`${said}\`: read as ${value}`, {place, ruleId: 'ambiguous', source: 'retext-dates'}).actual = said
    }
  }
}

function* sentences(node: Node): Generator<[start: number, end: number]> {
  if (node.type === 'SentenceNode') {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start !== undefined && end !== undefined) yield [start, end]
  } else if ('children' in node) for (const child of (node as Parent).children) yield* sentences(child)
}
