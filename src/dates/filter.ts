import type {Automaton} from './automaton.ts'
import {stopAt} from './automaton.ts'

/** Where in a text a date can begin: at runs of digits and at words, by what stands beside them. Words go by their numbers in the automaton. */
export interface Filter {
  readonly automaton: Automaton
  /** By word: bits for when it is a trigger. */
  readonly kinds: Uint8Array
  /** By word, what the words behind it that matter begin with: a bit for the column of a letter, the same for every 32nd of them. */
  readonly heads: Int32Array
  /** By word, where its links begin; there by the word behind it what the two are to each other: `goesOn`, `licenses`. */
  readonly rows: Int32Array
  readonly links: Uint8Array
  /** What any run of digits goes by. */
  readonly number: number
  /** Marks before a number with which a row can begin. */
  readonly signs: string
}

/** A row can go on with the second word; the second word is a trigger behind the first one. */
export const goesOn = 1
export const licenses = 2

/** A word that is a trigger before certain words or numbers; whatever stands beside it; at the head of a sentence; after certain words. */
export const beforeOthers = 1
export const always = 2
export const atHead = 4
export const afterOthers = 8
/** A number is one where it can be a year, and in brackets. */
export const yearly = 16
/** The word before it can be a trigger that is no stop. */
export const afterFirst = 32

/** Stands for any number among words. */
export const anyNumber = '0'

/** What a word of rows is, by its slots. */
export interface Word {
  kind: number
  readonly slots: Set<string>
  readonly follow: Set<string>
}

export interface Triggers {
  readonly words: ReadonlyMap<string, Word>
  /** Words that every sentence has some of. */
  readonly frequent: ReadonlySet<string>
  readonly entries: readonly (readonly [first: string, second: string])[]
  readonly after: readonly (readonly [word: string, trigger: string])[]
  readonly signs: string
}

/** Of two frequent words one that is so many letters longer is the rarer one: `l'après`. Tuned on French and English prose. */
const muchLonger = 3

/**
 * Stops only at the words that begin something, go on with it or license it: of two that belong together, at the first one, or at the
 * second one where that is rarer.
 */
export function createFilter(automaton: Automaton, triggers: Triggers): Filter {
  const {words, frequent, signs} = triggers
  const number = automaton.ids.size + 1
  const numberOf = (word: string): number => automaton.ids.get(word) ?? number
  const {rows, links, seconds} = linksOf(triggers, numberOf, number + 1)
  const [kinds, heads] = [new Uint8Array(number + 1), new Int32Array(number + 1)]
  for (const [word, {kind}] of words) kinds[numberOf(word)] = kind
  kinds[number] |= atHead | yearly
  const stops = new Set([...words].filter(([, {kind}]) => (kind & ~beforeOthers) !== 0).map(([word]) => word))
  const isRarer = (second: string, first: string): boolean => frequent.has(first) && (!frequent.has(second) || second.length - first.length >= muchLonger)
  for (const [first, list] of seconds) {
    for (const second of list) {
      // A number is always stopped at.
      const fromSecond = first !== anyNumber && (second === anyNumber || isRarer(second, first))
      stops.add(fromSecond ? second : first)
      if (fromSecond) kinds[numberOf(second)] |= afterFirst
      else heads[numberOf(first)] |= headOf(automaton, second)
    }
  }
  stops.delete(anyNumber)
  stopAt(automaton, stops)
  return {automaton, kinds, heads, rows, links, number, signs}
}

/** The bit of what stands at a place. */
export function headOf({columns}: Automaton, text: string, start = 0): number {
  return 1 << (columns[text.charCodeAt(start)] & 31)
}

/** What each two words are to each other, and by word those that a row can go on with. */
function linksOf({words, entries, after}: Triggers, numberOf: (word: string) => number, width: number): Pick<Filter, 'rows' | 'links'> & {seconds: Map<string, readonly string[]>} {
  const followed = new Set([...words.values()].flatMap(({follow}) => [...follow]))
  const bySlot = new Map<string, string[]>()
  for (const [word, {slots}] of words) for (const slot of slots) if (followed.has(slot)) bySlot.set(slot, [...(bySlot.get(slot) ?? []), word])
  const [goingOn, licensing] = [secondsOf(entries), secondsOf(after)]
  const rows = new Int32Array(width)
  const seconds = new Map<string, readonly string[]>()
  // Most words have the links of others; the first row is that of no word.
  const known = new Map<string, {row: number; list: readonly string[]}>()
  const links = [new Uint8Array(width)]
  for (const [word, {follow}] of words) {
    const [others, triggers] = [goingOn.get(word) ?? [], licensing.get(word) ?? []]
    const key = [[...follow], others, triggers].map((list) => list.join()).join(';')
    let same = known.get(key)
    if (same === undefined) {
      const row = new Uint8Array(width)
      const list = [...others, ...[...follow].flatMap((slot) => bySlot.get(slot) ?? [])]
      for (const second of list) row[numberOf(second)] |= goesOn
      for (const trigger of triggers) row[numberOf(trigger)] |= licenses
      known.set(key, (same = {row: links.push(row) - 1, list}))
    }
    rows[numberOf(word)] = same.row * width
    seconds.set(word, same.list)
  }
  return {rows, links: joined(links), seconds}
}

function joined(rows: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(rows.length * rows[0].length)
  for (const [i, row] of rows.entries()) all.set(row, i * row.length)
  return all
}

function secondsOf(pairs: Triggers['after']): Map<string, string[]> {
  const seconds = new Map<string, string[]>()
  for (const [first, second] of pairs) seconds.set(first, [...(seconds.get(first) ?? []), second])
  return seconds
}
