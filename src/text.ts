/** A half-open range of UTF-16 code units: `[start, end)`. */
export type Span = readonly [start: number, end: number]

/** A change of a text: `[start, end)` is replaced by `insert`. An empty `insert` deletes. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/**
 * An immutable string that remembers, for each of its characters, where in the raw text it came from.
 *
 * Held as pieces in one row of integers, four a piece: where it begins in the text, the raw range that it came from, and 1 if it was
 * replaced. A *copied* piece maps character by character; a *replaced* one (`&eacute;` → `é`) maps each of its characters to its whole raw
 * range, which is empty where a text was inserted. Raw ranges never go backwards, so the raw range of a span is the hull of its ends.
 */
export class Text {
  readonly value: string
  readonly #pieces: Int32Array

  private constructor(value: string, pieces: Int32Array) {
    this.value = value
    this.#pieces = pieces
  }

  /** The characters `[start, end)` of the raw text, each mapped to itself. */
  static copy(raw: string, start = 0, end = raw.length): Text {
    const pieces = new Pieces(1)
    pieces.add(end - start, start, end, false)
    return new Text(raw.slice(start, end), pieces.toRow())
  }

  /** One text that stands for the raw range `[start, end)`: a decoded character reference, for instance. */
  static replace(value: string, start: number, end: number): Text {
    const pieces = new Pieces(1)
    pieces.add(value.length, start, end, true)
    return new Text(value, pieces.toRow())
  }

  /** The parts one after the other. Texts come in raw order; a plain string is an insertion where it stands. */
  static join(parts: readonly (Text | string)[]): Text {
    const pieces = new Pieces(parts.length)
    let value = ''
    let rawEnd = firstRawStart(parts)
    for (const part of parts) {
      if (typeof part === 'string') pieces.add(part.length, rawEnd, rawEnd, true)
      else if (part.length > 0) {
        part.#addTo(pieces, 0, part.length)
        rawEnd = part.raw()[1]
      }
      value += typeof part === 'string' ? part : part.value
    }
    return new Text(value, pieces.toRow())
  }

  /** UTF-16 code units. */
  get length(): number {
    return this.value.length
  }

  toString(): string {
    return this.value
  }

  slice(start: number, end: number = this.length): Text {
    const pieces = new Pieces(1)
    this.#addTo(pieces, start, end)
    return new Text(this.value.slice(start, end), pieces.toRow())
  }

  /**
   * A new text with the edits applied.
   * @param edits sorted by `start` and disjoint, offsets in this text; throws a RangeError otherwise
   */
  edit(edits: readonly Edit[]): Text {
    if (edits.length === 0) return this
    const pieces = new Pieces(this.#count + 2 * edits.length)
    let value = ''
    let done = 0
    for (const {start, end, insert} of edits) {
      if (start < done || end < start || end > this.length) throw new RangeError(`edit [${start}, ${end}) is out of order or out of range`)
      this.#addTo(pieces, done, start)
      const [from, to] = this.raw(start, end)
      pieces.add(insert.length, from, to, true)
      value += this.value.slice(done, start) + insert
      done = end
    }
    this.#addTo(pieces, done, this.length)
    return new Text(value + this.value.slice(done), pieces.toRow())
  }

  /**
   * The raw range that the characters `[start, end)` came from: the hull of their pieces.
   * An empty span maps to the empty range at its place.
   */
  raw(start = 0, end = this.length): [start: number, end: number] {
    if (this.#count === 0) return [0, 0]
    if (start >= end) {
      const point = start > 0 ? this.#rawEnd(start) : this.#rawStart(0)
      return [point, point]
    }
    return [this.#rawStart(start), this.#rawEnd(end)]
  }

  /** The characters that came from a raw range, wholly or in part: the other way round of `raw`. Empty where none did. */
  locate(rawStart: number, rawEnd: number): [start: number, end: number] {
    let [start, end] = [this.length, 0]
    for (let i = this.#firstEndingAfter(rawStart); i < this.#count && this.#from(i) < rawEnd; i++) {
      const offset = this.#at(i) - this.#from(i)
      start = Math.min(start, this.#isReplaced(i) ? this.#at(i) : Math.max(this.#at(i), rawStart + offset))
      end = Math.max(end, this.#isReplaced(i) ? this.#at(i + 1) : Math.min(this.#at(i + 1), rawEnd + offset))
    }
    return start < end ? [start, end] : [start, start]
  }

  /** The raw ranges of the characters `[start, end)`, piece by piece, insertions left out. */
  *rawPieces(start = 0, end = this.length): Generator<Span> {
    for (let i = this.#piece(start); i < this.#count && this.#at(i) < end; i++) {
      const [low, high] = this.#clip(i, start, end)
      if (high > low) yield [low, high]
    }
  }

  get #count(): number {
    return this.#pieces.length / columns
  }

  #at(i: number): number {
    return i < this.#count ? this.#pieces[i * columns] : this.length
  }

  #from(i: number): number {
    return this.#pieces[i * columns + 1]
  }

  #to(i: number): number {
    return this.#pieces[i * columns + 2]
  }

  #isReplaced(i: number): boolean {
    return this.#pieces[i * columns + 3] === 1
  }

  #rawStart(index: number): number {
    const i = this.#piece(index)
    return this.#isReplaced(i) ? this.#from(i) : this.#from(i) + index - this.#at(i)
  }

  #rawEnd(index: number): number {
    const i = this.#piece(index - 1)
    return this.#isReplaced(i) ? this.#to(i) : this.#from(i) + index - this.#at(i)
  }

  #addTo(pieces: Pieces, start: number, end: number): void {
    if (start >= end) return
    for (let i = this.#piece(start); i < this.#count && this.#at(i) < end; i++) {
      const [low, high] = this.#clip(i, start, end)
      pieces.add(Math.min(end, this.#at(i + 1)) - Math.max(start, this.#at(i)), low, high, this.#isReplaced(i))
    }
  }

  /** The raw range of what piece `i` holds of the span. */
  #clip(i: number, start: number, end: number): Span {
    if (this.#isReplaced(i)) return [this.#from(i), this.#to(i)]
    const offset = this.#from(i) - this.#at(i)
    return [offset + Math.max(start, this.#at(i)), offset + Math.min(end, this.#at(i + 1))]
  }

  /** The first piece whose raw range ends after a raw offset, by binary search: raw ranges never go backwards. */
  #firstEndingAfter(raw: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#to(middle) > raw) high = middle
      else low = middle + 1
    }
    return low
  }

  /** The piece that holds character `index`, by binary search. */
  #piece(index: number): number {
    let low = 0
    let high = this.#count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#at(middle) <= index) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Integers of a piece. */
const columns = 4

/** Pieces under construction; neighbours that are one copied run become one piece. */
class Pieces {
  #row: Int32Array
  #used = 0
  #length = 0

  /** @param expected pieces that there is room for at first */
  constructor(expected: number) {
    this.#row = new Int32Array(expected * columns)
  }

  add(length: number, from: number, to: number, replaced: boolean): void {
    if (length === 0) return
    const last = this.#used - columns
    if (!replaced && last >= 0 && this.#row[last + 3] === 0 && this.#row[last + 2] === from) this.#row[last + 2] = to
    else {
      if (this.#used === this.#row.length) this.#grow()
      this.#row[this.#used] = this.#length
      this.#row[this.#used + 1] = from
      this.#row[this.#used + 2] = to
      this.#row[this.#used + 3] = replaced ? 1 : 0
      this.#used += columns
    }
    this.#length += length
  }

  toRow(): Int32Array {
    return this.#used === this.#row.length ? this.#row : this.#row.slice(0, this.#used)
  }

  #grow(): void {
    const row = new Int32Array(2 * this.#row.length + columns)
    row.set(this.#row)
    this.#row = row
  }
}

function firstRawStart(parts: readonly (Text | string)[]): number {
  for (const part of parts) if (typeof part !== 'string' && part.length > 0) return part.raw(0, 1)[0]
  return 0
}
