/** A span of a text that is shown in some way. */
export interface Marked {
  start: number
  end: number
  /** Where it can be jumped to: `d3`, `s12`. */
  key: string
  kind: 'sentence' | 'removed' | 'entity' | 'date'
  /** Class that colours it. */
  look: string
  /** What a hover says. */
  title: string
  /** What of the other text stands beside it, when it is not there itself. */
  near?: string
}

/** A stretch of text with the same marks all along, outermost first. */
export interface Piece {
  text: string
  marks: Marked[]
}

/** Outermost first. */
const order: readonly Marked['kind'][] = ['sentence', 'removed', 'entity', 'date']

/** Cuts a text where a mark begins or ends. Marks may lie in one another and overlap; linear in the text and the marks. */
export function pieces(text: string, marks: readonly Marked[], from = 0, to = text.length): Piece[] {
  const inside = marks.filter(({start, end}) => start < to && end > from && end > start)
  const cuts = [...new Set([from, to, ...inside.flatMap(({start, end}) => [Math.max(from, start), Math.min(to, end)])])].sort((a, b) => a - b)
  const starting = [...inside].sort((a, b) => a.start - b.start)
  const result: Piece[] = []
  let open: Marked[] = []
  let next = 0
  for (let i = 0; i + 1 < cuts.length; i++) {
    open = open.filter(({end}) => end > cuts[i])
    while (next < starting.length && starting[next].start <= cuts[i]) open.push(starting[next++])
    result.push({text: text.slice(cuts[i], cuts[i + 1]), marks: [...open].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))})
  }
  return result
}

/** The marks of each of several stretches that follow one another, in one walk. */
export function marksByStretch(marks: readonly Marked[], stretches: readonly {start: number; end: number}[]): Marked[][] {
  const sorted = [...marks].sort((a, b) => a.start - b.start)
  let next = 0
  let open: Marked[] = []
  return stretches.map(({start, end}) => {
    open = open.filter((mark) => mark.end > start)
    while (next < sorted.length && sorted[next].start < end) open.push(sorted[next++])
    return open.filter((mark) => mark.end > start)
  })
}
