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
  for (const [value, {source}] of rows) for (const [from, to] of runsOf(source)) table.fill(value, from, to)
  return table
}

/** What many tables ask for is looked for once. */
const known = new Map<string, (readonly [from: number, to: number])[]>()

/** Where the code units stand that match the source of a pattern. */
function runsOf(source: string): readonly (readonly [from: number, to: number])[] {
  let runs = known.get(source)
  if (runs === undefined) {
    const pattern = new RegExp(`(?:${source})+`, 'gu')
    runs = ranges.flatMap(({from, text}) => [...text.matchAll(pattern)].map(({index, 0: run}) => [from + index, from + index + run.length] as const))
    known.set(source, runs)
  }
  return runs
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
    const made = same ? null : make(text.split('').join('\n')).split('\n')
    for (let code = from; code < from + step; code++) table[code] = made?.[code - from].charCodeAt(0) ?? code
  }
  return table
}
