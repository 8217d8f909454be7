/** Number of UTF-16 code units: the length of a table that is asked by one. */
const codeUnits = 0x10000

/** All code units in order. */
const all = Array.from({length: 16}, (_, piece) => String.fromCharCode(...Array.from({length: codeUnits / 16}, (_, i) => (piece * codeUnits) / 16 + i))).join('')

/** The same in two, cut where two of them would be read as one character. */
const ranges = [{from: 0, text: all.slice(0, 0xdc00)}, {from: 0xdc00, text: all.slice(0xdc00)}]

/**
 * A table of what each code unit is: the value of the last pattern that it matches, or 0. A pattern is read over all code units at once: to
 * ask 65,536 times costs a start ten times as much.
 *
 * @param rows a value, and a pattern of one character such as `/\p{L}/u`
 */
export function tableOf(...rows: readonly (readonly [value: number, pattern: RegExp])[]): Uint8Array {
  const table = new Uint8Array(codeUnits)
  for (const [value, {source}] of rows) {
    const runs = new RegExp(`(?:${source})+`, 'gu')
    for (const {from, text} of ranges) for (const {index, 0: run} of text.matchAll(runs)) table.fill(value, from + index, from + index + run.length)
  }
  return table
}

/** By code unit: its small form. */
export const smallForms = mapAll((text) => text.toLowerCase())

/** A table of what a function makes of each code unit: the first of its result. */
export function mapAll(make: (text: string) => string): Uint16Array {
  const table = new Uint16Array(codeUnits)
  const step = 64
  for (let from = 0; from < codeUnits; from += step) {
    const text = all.slice(from, from + step)
    // Most pieces hold nothing that changes.
    const same = make(text) === text
    for (let code = from; code < from + step; code++) table[code] = same ? code : make(all[code]).charCodeAt(0)
  }
  return table
}
