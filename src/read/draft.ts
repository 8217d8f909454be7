import type {Edit} from '../text.ts'
import {Text} from '../text.ts'

/** What may stand between two visible runs, from weak to strong. */
export type Separator = '' | ' ' | '\n' | '\t'

const strength: Readonly<Record<Separator, number>> = {'': 0, ' ': 1, '\n': 2, '\t': 3}

/**
 * A block under construction: runs of visible characters of the raw text in order, and what stands in the gaps between them.
 * Markup and white space in a gap become one separator, or nothing, so that `<b>a</b>\n <i>b</i>` is `a b`.
 */
export class Draft {
  /** Raw offsets of the first visible character and after the last one; -1 while there is none. */
  start = -1
  end = -1
  /** Non-space characters, and how many of them stand inside links. */
  length = 0
  linked = 0
  /** Links that begin inside. */
  links = 0
  readonly #raw: string
  readonly #edits: Edit[] = []
  #gap: Separator = ''

  constructor(raw: string) {
    this.#raw = raw
  }

  get isEmpty(): boolean {
    return this.start < 0
  }

  /** The characters `[start, end)` of the raw text are visible as they are. */
  run(start: number, end: number): void {
    this.#open(start)
    this.end = end
  }

  /** The raw range `[start, end)` is seen as `value`: a character reference, for instance. */
  replace(value: string, start: number, end: number): void {
    this.#open(start)
    this.#edit(start, end, value)
    this.end = end
  }

  /** What follows is parted from what came; the stronger of two separators stays. */
  part(separator: Separator): void {
    if (!this.isEmpty && strength[separator] > strength[this.#gap]) this.#gap = separator
  }

  /** True when a separator of this strength waits for what follows. */
  isParted(separator: Separator): boolean {
    return this.#gap === separator
  }

  /** Takes over all of a draft that comes later in the raw text. */
  append(next: Draft, separator: string): void {
    this.#edit(this.end, next.start, separator)
    for (const {start, end, insert} of next.#edits) this.#edit(next.start + start, next.start + end, insert)
    this.end = next.end
    this.length += next.length
    this.linked += next.linked
    this.links += next.links
    this.#gap = ''
  }

  toText(): Text {
    return Text.copy(this.#raw, this.start, this.end).edit(this.#edits)
  }

  /** Closes the gap before a visible run; a gap that reads as it should is left alone, which keeps a line of prose in one piece. */
  #open(start: number): void {
    if (this.isEmpty) this.start = start
    else if (start > this.end) {
      const isRight = start - this.end === this.#gap.length && this.#raw[this.end] === this.#gap
      if (!isRight) this.#edit(this.end, start, this.#gap)
    }
    this.#gap = ''
  }

  /** @param start raw offset, as `end` is; edits are counted from the start of the draft */
  #edit(start: number, end: number, insert: string): void {
    this.#edits.push({start: start - this.start, end: end - this.start, insert})
  }
}
