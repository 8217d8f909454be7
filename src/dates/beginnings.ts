import type {Automaton} from './automaton.ts'
import type {Filter, Word} from './filter.ts'
import {afterOthers, always, anyNumber, atHead, beforeOthers, createFilter} from './filter.ts'
import type {Node, RankedRule} from './grammar.ts'
import {edgesOf} from './grammar.ts'
import type {Entry} from './lexicon.ts'
import {ordinalSuffix} from './lexicon.ts'

/** Slots that digits can fill. */
const shapes: ReadonlySet<string> = new Set(['number', 'day', 'dd', 'mm', 'yy', 'yyyy', 'year', 'hour', 'minute', 'second', 'decade', 'nth', 'first'])
/** Sections whose words license a lone number behind them in licence.ts. */
const numberLicences = ['year-licence', 'between', 'from', 'year-in', 'the-day']

/** How rows begin: words that are rows alone, and words with what must stand behind or before them. */
export function beginningsOf(automaton: Automaton, lexicon: readonly Entry[], names: readonly string[], tries: readonly Node[], slots: ReadonlyMap<string, number>, frequent: ReadonlySet<string>): Filter {
  const slotNames = [...slots.keys()]
  const edges = (node: Node): [slot: string, next: Node][] => Array.from(edgesOf(node), ([id, next]) => [slotNames[id], next])
  const sections = new Map<string, string[][]>()
  const words = new Map<string, Word>()
  const after: [string, string][] = []
  const entries: [string, string][] = []
  const wordOf = (word: string): Word => words.get(word) ?? words.set(word, {kind: 0, slots: new Set(), follow: new Set()}).get(word)!
  for (const {section, ...entry} of lexicon) {
    const list = sections.get(section) ?? []
    sections.set(section, list)
    list.push(wordsOf(entry))
  }
  for (const [section, entries] of sections) for (const [first] of entries) if (first !== undefined) wordOf(first).slots.add(section)
  for (const shape of shapes) wordOf(anyNumber).slots.add(shape)
  wordOf(anyNumber).follow.add(ordinalSuffix)

  /** The sections and shapes that a slot can begin with. */
  const firsts = memo((slot: string): ReadonlySet<string> => (names.includes(slot) ? new Set(edges(tries[names.indexOf(slot)]).flatMap(([inner]) => [...firsts(inner)])) : new Set([slot])))
  const isMark = (slot: string): boolean => !names.includes(slot) && !shapes.has(slot) && (sections.get(slot) ?? [[]]).some((entry) => entry.length === 0)
  /** What can stand at a place, past marks. */
  const addFollowers = (node: Node, found: Set<string>): void => {
    for (const [slot, next] of edges(node)) {
      for (const first of firsts(slot)) found.add(first)
      if (isMark(slot)) addFollowers(next, found)
    }
  }
  const lastWords = (section: string): string[] => (sections.get(section) ?? []).flatMap((entry) => entry.slice(-1))
  const triggerAfter = (section: string, trigger: string): void => {
    for (const last of lastWords(section)) after.push([last, trigger])
  }
  const begins = new Map<string, {follow: Set<string>; rules: RankedRule[]}>()
  const begin = (slot: string, node: Node, rules: readonly RankedRule[]): void => {
    const known = begins.get(slot) ?? {follow: new Set(), rules: []}
    begins.set(slot, known)
    addFollowers(node, known.follow)
    known.rules.push(...rules)
  }
  for (const [slot, node] of tries.flatMap(edges)) {
    const name = names.indexOf(slot)
    if (name < 0) begin(slot, node, node.rules)
    else for (const [single, {rules}] of edges(tries[name])) if (rules.length > 0 && !names.includes(single)) begin(single, node, [])
  }
  for (const [slot, {follow, rules}] of begins) {
    for (const [first, second] of shapes.has(slot) ? [[anyNumber], ...(sections.get(slot) ?? [])] : (sections.get(slot) ?? [])) {
      if (first === undefined) continue
      const word = wordOf(first)
      if (second !== undefined) {
        word.kind |= beforeOthers
        entries.push([first, second])
        continue
      }
      for (const other of follow) word.follow.add(other)
      for (const rule of rules) {
        if (rule.alone === true) word.kind |= atHead
        else if (rule.after !== undefined) triggerAfter(rule.after, first)
        else if (first !== anyNumber) word.kind |= always
      }
    }
  }
  const signs = lexicon.filter(({section, words}) => begins.has(section) && words.length === 1 && words[0].kind === 'mark').map(({words}) => words[0].text).join('')
  for (const section of numberLicences) triggerAfter(section, anyNumber)
  for (const [, trigger] of after) wordOf(trigger).kind |= afterOthers
  for (const word of words.values()) if (word.follow.size > 0) word.kind |= beforeOthers
  return createFilter(automaton, {words, frequent, entries, after, signs})
}

/** The words of an entry, numbers as any number, without its marks. */
function wordsOf({words}: Pick<Entry, 'words'>): string[] {
  return words.flatMap(({kind, text}) => (kind === 'number' ? [anyNumber] : kind === 'word' ? [text] : []))
}

function memo<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key))
    return known.get(key)!
  }
}
