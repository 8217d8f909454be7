import type {DocumentRecord} from '../record.ts'
import type {Span} from '../text.ts'

/** A sentence that was kept, or something that was removed. */
export interface Piece {
  readonly raw: Span
  readonly text: string
  readonly kept: boolean
  /** Which rule removed it, or came close to it. */
  readonly rule: string | null
  readonly score: number | null
  readonly reason: string | null
  readonly copyOf: DocumentRecord['removed'][number]['copyOf']
}

/** All that was kept and removed of a document, in raw order. */
export function piecesOf({text, sentences, removed}: DocumentRecord): Piece[] {
  return [
    ...sentences.map(({raw, start, end, rule, score}) => ({raw, text: text.slice(start, end), kept: true, rule, score, reason: null, copyOf: null})),
    ...removed.map(({raw, text, rule, score, reason, copyOf}) => ({raw, text, kept: false, rule, score, reason, copyOf}))
  ].sort((a, b) => a.raw[0] - b.raw[0] || a.raw[1] - b.raw[1])
}

/** The verdicts nearest to the line, which is at 0.5, kept and removed together: nearest first. */
export function closestCalls(pieces: readonly Piece[], most: number): Piece[] {
  const distance = ({score}: Piece): number => Math.abs(score! - 0.5)
  return pieces.filter(({score}) => score !== null).sort((a, b) => distance(a) - distance(b) || a.raw[0] - b.raw[0]).slice(0, most)
}

/** Puts long runs of sentences that no rule spoke of into one piece, which says how many there are. */
export function folded(pieces: readonly Piece[], shown = 1): (Piece | {readonly hidden: number})[] {
  const list: (Piece | {readonly hidden: number})[] = []
  for (let i = 0; i < pieces.length; ) {
    let end = i
    while (end < pieces.length && pieces[end].kept && pieces[end].rule === null) end++
    const hidden = end - i - 2 * shown
    if (hidden > 1) list.push(...pieces.slice(i, i + shown), {hidden}, ...pieces.slice(end - shown, end))
    else list.push(...pieces.slice(i, end))
    if (end < pieces.length) list.push(pieces[end])
    i = end + 1
  }
  return list
}
