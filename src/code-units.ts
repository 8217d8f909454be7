import {built} from './built.ts'

/** Number of UTF-16 code units: the length of a table that is asked by one. */
const codeUnits = 0x10000

/** The tables, by what they say. Whoever asks for one has it together with others, and changes a copy. */
const marks = built('code-unit-marks', () => new Map<string, Uint8Array>())
const forms = new Map<string, Uint16Array>()

/** How far each number of a table lies from the one before it, which packs well: most characters are their own forms, or have none. */
const steps = built('code-unit-forms', () => new Map<string, Uint16Array>())

/**
 * A table of what each code unit is: the value of the last pattern that it matches, or 0.
 *
 * @param rows a value, and a pattern of one character such as `/\p{L}/u`
 */
export function tableOf(...rows: readonly (readonly [value: number, pattern: RegExp])[]): Uint8Array {
  return kept(marks, rows.map(([value, {source}]) => `${value} ${source}`).join('\n'), () => {
    const table = new Uint8Array(codeUnits)
    for (const [value, {source}] of rows) for (const [from, to] of runsOf(source)) table.fill(value, from, to)
    return table
  })
}

/**
 * A table of what a function makes of each code unit: the first of its result.
 * @param name no two functions have the same
 */
export function mapAll(name: string, make: (text: string) => string): Uint16Array {
  return form(name, () => {
    const table = new Uint16Array(codeUnits)
    const step = 64
    for (let from = 0; from < codeUnits; from += step) {
      const text = range(from, from + step)
      // Most pieces hold nothing that changes.
      const same = make(text) === text
      const made = same ? null : make(text.split('').join('\n')).split('\n')
      for (let code = from; code < from + step; code++) table[code] = made?.[code - from].charCodeAt(0) ?? code
    }
    return table
  })
}

/**
 * A table of what a function makes of each code unit.
 * @param name no two functions have the same
 */
export function mapEach(name: string, make: (code: number) => number): Uint16Array {
  return form(name, () => Uint16Array.from({length: codeUnits}, (_, code) => make(code)))
}

/** By code unit: its small form. */
export const smallForms = mapAll('small', (text) => text.toLowerCase())

function form(name: string, make: () => Uint16Array): Uint16Array {
  return kept(forms, name, () => sumsOf(kept(steps, name, () => stepsOf(make()))))
}

function kept<Table>(tables: Map<string, Table>, name: string, make: () => Table): Table {
  let table = tables.get(name)
  if (table === undefined) tables.set(name, (table = make()))
  return table
}

function stepsOf(table: Uint16Array): Uint16Array {
  return table.map((value, code) => value - (code === 0 ? 0 : table[code - 1]))
}

function sumsOf(steps: Uint16Array): Uint16Array {
  const table = steps.slice()
  for (let code = 1; code < table.length; code++) table[code] += table[code - 1]
  return table
}

/** What many tables ask for is looked for once. */
const runs = new Map<string, (readonly [from: number, to: number])[]>()

/** Where the code units stand that match the source of a pattern, which is read over all of them at once: to ask 65,536 times takes ten times as long. */
function runsOf(source: string): readonly (readonly [from: number, to: number])[] {
  let found = runs.get(source)
  if (found === undefined) {
    const pattern = new RegExp(`(?:${source})+`, 'gu')
    // Cut where two of them would be read as one character.
    const ranges = [[0, 0xdc00], [0xdc00, codeUnits]] as const
    found = ranges.flatMap(([from, to]) => [...range(from, to).matchAll(pattern)].map(({index, 0: run}) => [from + index, from + index + run.length] as const))
    runs.set(source, found)
  }
  return found
}

/** Code units in order. */
function range(from: number, to: number): string {
  return Buffer.from(Uint16Array.from({length: to - from}, (_, i) => from + i).buffer).toString('utf16le')
}
