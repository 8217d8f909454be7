import {fold, isDigit, isLetter} from './tokens.ts'

/**
 * The words of a language as a table of states: one step for each UTF-16 code unit, without a hash and without a branch inside a word.
 * A state is the place of its row in the table. Below zero stands what has ended there: a word to stop at, as its number with a minus, or
 * `digits`.
 */
export interface Automaton {
  readonly table: Int32Array
  /** The column of each code unit. */
  readonly columns: Uint8Array
  /** The numbers of the words, from 1, and by them the lengths of the words. */
  readonly ids: ReadonlyMap<string, number>
  readonly lengths: Uint8Array
  /** The state inside a word that is none of these. */
  readonly lost: number
}

/** What a step gives at the first digit of a run that no word touches. */
export const digits = -0x7fffffff

/** The columns of what is no letter, of letters of no word, of digits, and of the number of the word that ends here; the letters of words come behind them. */
const outside = 0
const foreign = 1
const digit = 2
const own = 3
const firstLetter = 4
/** The state between words. */
export const between = 0

/** Words are runs of letters in lower case. */
export function compileAutomaton(words: Iterable<string>): Automaton {
  const ids = new Map<string, number>()
  const letters = new Map<number, number>()
  let rows = 2
  for (const word of words) {
    if (ids.has(word)) continue
    ids.set(word, ids.size + 1)
    rows += word.length
    for (let i = 0; i < word.length; i++) if (!letters.has(word.charCodeAt(i))) letters.set(word.charCodeAt(i), letters.size + firstLetter)
  }
  const width = letters.size + firstLetter
  const lost = between + width
  // As many rows as there would be if no two words began alike; the rest is cut off.
  const table = new Int32Array(rows * width)
  let used = 0
  const addRow = (): number => {
    const row = used
    used += width
    table.fill(lost, row, used)
    table[row + outside] = between
    table[row + digit] = digits
    table[row + own] = 0
    return row
  }
  addRow()
  addRow()
  for (const [word, id] of ids) {
    let row = between
    for (let i = 0; i < word.length; i++) {
      const step = row + letters.get(word.charCodeAt(i))!
      if (table[step] === lost) table[step] = addRow()
      row = table[step]
    }
    table[row + own] = id
  }
  const columns = new Uint8Array(65536)
  for (let code = 0; code < columns.length; code++) columns[code] = isDigit(code) ? digit : isLetter(code) ? (letters.get(fold(code)) ?? foreign) : outside
  return {table: table.slice(0, used), columns, ids, lengths: Uint8Array.from(['', ...ids.keys()], ({length}) => length), lost}
}

/** Makes a pass stop behind some of the words. */
export function stopAt({table, columns}: Automaton, words: Iterable<string>): void {
  for (const word of words) {
    const row = stateOf(table, columns, word, 0, word.length)
    table[row + outside] = table[row + digit] = -table[row + own]
  }
}

/** The number of the word that is all of a stretch of letters; 0 for others. */
export function idOf({table, columns}: Automaton, text: string, from: number, to: number): number {
  return table[stateOf(table, columns, text, from, to) + own]
}

/** The number of the word that begins at an offset and goes on as far as letters do; 0 for others. */
export function idAt({table, columns, lost}: Automaton, text: string, from: number, end: number): number {
  let state = between
  for (let i = from; i < end; i++) {
    const column = columns[text.charCodeAt(i)]
    if (column === outside || column === digit) break
    state = table[state + column]
    if (state === lost) return 0
  }
  return table[state + own]
}

function stateOf(table: Int32Array, columns: Uint8Array, text: string, from: number, to: number): number {
  let state = between
  for (let i = from; i < to; i++) state = table[state + columns[text.charCodeAt(i)]]
  return state
}
