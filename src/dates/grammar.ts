import type {Lang} from '../lang/index.ts'
import {functionWords} from '../lang/function-words.ts'
import type {WordList} from '../lang/words.ts'
import {beginningsOf} from './beginnings.ts'
import {commonRules} from './common.ts'
import type {Filter} from './filter.ts'
import type {Tense} from './frame.ts'
import type {Lexicon} from './lexicon.ts'
import {compileLexicon, ordinalSuffix} from './lexicon.ts'
import type {DateRule} from './rule.ts'

/** A language's rows and words, made ready for one pass over a text. */
export interface Grammar {
  readonly lexicon: Lexicon
  /** Where rows can begin. */
  readonly triggers: Filter
  /** What rows make, in the order of the table; a set of them is a mask, bit `i` for name `i`. */
  readonly names: readonly string[]
  /** The rows of each name. */
  readonly tries: readonly Node[]
  /** The slots of rows, sections of dates.txt, shapes of digits, marks and names, and their numbers. */
  readonly slots: ReadonlyMap<string, number>
  /** What tells the time of a clause; of a word that is two of them, the first one counts. Empty for a language without. */
  readonly tenses: readonly {readonly section: string; readonly tense: Tense; readonly endings: readonly string[]}[]
  /** Endings of nouns in the plural. */
  readonly plurals: readonly string[]
  /** Months, as written, that are names or other words too. */
  readonly monthNames: ReadonlySet<string>
}

/** A place in a trie of rows: what may come next, and the rows that end here. */
export interface Node {
  /** Slots with or without white space before them, and those that must touch. */
  spaced: Map<number, Node> | null
  glued: Map<number, Node> | null
  /** What earlier rows make and may come next, as a mask. */
  names: number
  readonly rules: RankedRule[]
}

export interface RankedRule extends Omit<DateRule, 'pattern' | 'makes' | 'examples'> {
  /** Place in the table: of two rows that match as much, the first one wins. */
  readonly rank: number
}

const maxNames = 31

/** Compiles the rows and words of a language. Throws an Error for a row that uses what it or a later row makes. */
export function compileGrammar(pack: Lang): Grammar {
  const rules = [...commonRules, ...pack.dates]
  const names: string[] = []
  const tries: Node[] = []
  const slots = new Map([[ordinalSuffix, 0]])
  for (const [rank, {pattern, makes: name = 'Date', examples, ...rule}] of rules.entries()) {
    if (!names.includes(name)) {
      names.push(name)
      tries.push(createNode())
      numberIn(slots, name)
    }
    const own = names.indexOf(name)
    for (const path of paths(pattern)) {
      if (path.some(({slot}) => names.indexOf(slot) >= own)) throw new Error(`${pattern}: a row can use only what rows of earlier names make`)
      place(tries[own], path, {...rule, rank}, names, slots)
    }
  }
  if (names.length > maxNames) throw new Error(`${pack.code}: more than ${maxNames} names of rows`)
  const words = pack.words('dates')
  const letters = new Set(rules.flatMap(({pattern}) => pattern.replace(/<.*?>/g, '').match(/\p{Lu}/gu) ?? []))
  const {lexicon, entries} = compileLexicon(words, letters, slots)
  return {
    lexicon,
    triggers: beginningsOf(lexicon.automaton, entries, names, tries, slots, functionWords(pack)),
    names,
    tries,
    slots,
    tenses: tensesOf(words),
    plurals: words.get('plural-ending') ?? [],
    monthNames: new Set(words.get('month-name'))
  }
}

function tensesOf(words: WordList): Grammar['tenses'] {
  const tenses = [{section: 'future', tense: 1}, {section: 'past', tense: -1}] as const
  return tenses.filter(({section}) => words.has(section)).map((row) => ({...row, endings: words.get(`${row.section}-ending`) ?? []}))
}

/** The number of a slot, a new one for a new slot. */
function numberIn(slots: Map<string, number>, slot: string): number {
  if (!slots.has(slot)) slots.set(slot, slots.size)
  return slots.get(slot)!
}

/** What comes next, with or without white space before it. */
export function* edgesOf({spaced, glued}: Node): Generator<[slot: number, node: Node]> {
  if (spaced) yield* spaced
  if (glued) yield* glued
}

function createNode(): Node {
  return {spaced: null, glued: null, names: 0, rules: []}
}

interface Part {
  readonly slot: string
  readonly glued: boolean
}

/** The sequences of slots that a pattern stands for. */
function paths(pattern: string): Part[][] {
  let list: Part[][] = [[]]
  for (const [, space, names, mark, optional] of pattern.matchAll(/(\s*)(?:<([^>]+)>|(\S))(\??)/g)) {
    const longer = (names ?? mark).split('|').flatMap((slot) => list.map((path) => [...path, {slot, glued: space === '' && path.length > 0}]))
    list = optional ? [...longer, ...list] : longer
  }
  return list
}

function place(start: Node, path: readonly Part[], rule: RankedRule, names: readonly string[], slots: Map<string, number>): void {
  let node = start
  for (const {slot, glued} of path) {
    const edges = glued ? (node.glued ??= new Map()) : (node.spaced ??= new Map())
    const id = numberIn(slots, slot)
    if (!edges.has(id)) edges.set(id, createNode())
    if (names.includes(slot)) node.names |= 1 << names.indexOf(slot)
    node = edges.get(id)!
  }
  node.rules.push(rule)
}
