import type {Node} from './grammar.ts'
import type {Entry, Lexicon} from './lexicon.ts'
import {ordinalSuffix} from './lexicon.ts'
import type {Filter, Word} from './scan.ts'
import {afterOthers, always, anyNumber, atHead, beforeOthers, createFilter} from './scan.ts'
import {isLetter} from './tokens.ts'

/** Slots that digits can fill. */
const shapes: ReadonlySet<string> = new Set(['number', 'day', 'dd', 'mm', 'yy', 'yyyy', 'year', 'hour', 'minute', 'second', 'decade', 'nth', 'first'])
/** Sections whose words license a lone number behind them in licence.ts. */
const numberLicences = ['year-licence', 'between', 'from', 'year-in', 'the-day']

/** How rows begin. */
export interface Beginnings {
  /** Words that are rows alone, and words with what must stand behind or before them. */
  readonly triggers: Filter
  /** By the first slot of a row, the slots that the token behind it can fill. */
  readonly seconds: ReadonlyMap<string, ReadonlySet<string>>
}

export function beginningsOf(lexicon: Lexicon, names: readonly string[], root: Node, tries: readonly Node[]): Beginnings {
  const seconds = new Map<string, Set<string>>()
  const sections = new Map<string, string[][]>()
  const words = new Map<string, Word>()
  const after: [string, string][] = []
  const entries: [string, string, string?][] = []
  const wordOf = (word: string): Word => words.get(word) ?? words.set(word, {kind: 0, slots: new Set(), follow: new Set()}).get(word)!
  for (const {section, ...entry} of [...lexicon.values()].flat()) {
    const list = sections.get(section) ?? []
    sections.set(section, list)
    list.push(wordsOf(entry))
  }
  for (const [section, entries] of sections) for (const [first] of entries) if (first !== undefined) wordOf(first).slots.add(section)
  for (const shape of shapes) wordOf(anyNumber).slots.add(shape)
  wordOf(anyNumber).follow.add(ordinalSuffix)

  /** The sections and shapes that a slot can begin with. */
  const firsts = memo((slot: string): readonly string[] => (names.includes(slot) ? [...edges(tries[names.indexOf(slot)])].flatMap(([inner]) => firsts(inner)) : [slot]))
  const isMark = (slot: string): boolean => !names.includes(slot) && !shapes.has(slot) && (sections.get(slot) ?? [[]]).some((entry) => entry.length === 0)
  /** What can stand at a place, past marks. */
  const followers = (node: Node): readonly string[] => [...edges(node)].flatMap(([slot, next]) => [...firsts(slot), ...(isMark(slot) ? followers(next) : [])])
  const lastWords = (section: string): string[] => (sections.get(section) ?? []).flatMap((entry) => entry.slice(-1))
  const triggerAfter = (section: string, trigger: string): void => {
    for (const last of lastWords(section)) after.push([last, trigger])
  }
  const begin = (slot: string, node: Node): void => {
    const next = followers(node)
    const behind = seconds.get(slot) ?? new Set()
    seconds.set(slot, behind)
    for (const [second] of edges(node)) for (const first of firsts(second)) behind.add(first)
    const starts = (sections.get(slot) ?? []).filter((entry) => entry.length === 1).map(([word]) => word)
    for (const word of shapes.has(slot) ? [anyNumber, ...starts] : starts) {
      const {follow} = wordOf(word)
      for (const other of next) follow.add(other)
      for (const rule of node.rules) {
        if (rule.alone === true) wordOf(word).kind |= atHead
        else if (rule.after !== undefined) triggerAfter(rule.after, word)
        else if (word !== anyNumber) wordOf(word).kind |= always
      }
    }
    for (const [first, second, third] of sections.get(slot) ?? []) {
      if (second === undefined) continue
      wordOf(first).kind |= beforeOthers
      entries.push([first, second, third])
    }
  }
  for (const [slot, node] of edges(root)) {
    const name = names.indexOf(slot)
    if (name < 0) begin(slot, node)
    else for (const [single, {rules}] of edges(tries[name])) if (rules.length > 0 && !names.includes(single)) begin(single, {...node, rules: []})
  }
  for (const section of numberLicences) triggerAfter(section, anyNumber)
  for (const [, trigger] of after) wordOf(trigger).kind |= afterOthers
  for (const word of words.values()) if (word.follow.size > 0) word.kind |= beforeOthers
  return {triggers: createFilter({words, entries, after}), seconds}
}

function* edges({spaced, glued}: Node): Generator<[string, Node]> {
  yield* spaced
  yield* glued
}

/** The words of an entry, numbers as any number, without its marks. */
function wordsOf({words}: Pick<Entry, 'words'>): string[] {
  return words.flatMap(({text}) => (/^\d/.test(text) ? [anyNumber] : isLetter(text.charCodeAt(0)) ? [text] : []))
}

function memo<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key))
    return known.get(key)!
  }
}
