import type {Lang} from '../lang/index.ts'
import {beginningsOf} from './beginnings.ts'
import {commonRules} from './common.ts'
import type {Lexicon} from './lexicon.ts'
import {compileLexicon, ordinalSuffix} from './lexicon.ts'
import type {DateRule} from './rule.ts'
import type {Filter} from './scan.ts'
import {slotId} from './slot-ids.ts'

/** A language's rows and words, made ready for one pass over a text. */
export interface Grammar {
  readonly lexicon: Lexicon
  /** Where rows can begin. */
  readonly triggers: Filter
  /** What rows make, in the order of the table, and as slots; a set of them is a mask, bit `i` for name `i`. */
  readonly names: readonly string[]
  readonly nameIds: readonly number[]
  /** The rows of each name. */
  readonly tries: readonly Node[]
  /** The slots of rows, by number. */
  readonly used: ReadonlySet<number>
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

export interface RankedRule extends DateRule {
  /** Place in the table: of two rows that match as much, the first one wins. */
  readonly rank: number
}

const maxNames = 31

/** Compiles the rows and words of a language. Throws an Error for a row that uses what it or a later row makes. */
export function compileGrammar(pack: Lang): Grammar {
  const words = pack.words('dates')
  const rules = [...commonRules, ...pack.dates]
  const lexicon = compileLexicon(words, new Set(rules.flatMap(({pattern}) => pattern.replace(/<.*?>/g, '').match(/\p{Lu}/gu) ?? [])))
  const names: string[] = []
  const tries: Node[] = []
  const used = new Set([slotId(ordinalSuffix)])
  for (const [rank, rule] of rules.entries()) {
    const name = rule.makes ?? 'Date'
    if (!names.includes(name)) {
      names.push(name)
      tries.push(createNode())
    }
    const own = names.indexOf(name)
    for (const path of paths(rule.pattern)) {
      if (path.some(({slot}) => names.indexOf(slot) >= own)) throw new Error(`${rule.pattern}: a row can use only what rows of earlier names make`)
      place(tries[own], path, {...rule, rank}, names)
      for (const {slot} of path) used.add(slotId(slot))
    }
  }
  if (names.length > maxNames) throw new Error(`${pack.code}: more than ${maxNames} names of rows`)
  for (const entry of lexicon.entries) entry.isUsed = used.has(entry.reading.id)
  return {
    lexicon,
    triggers: beginningsOf(lexicon, names, tries),
    names,
    nameIds: names.map(slotId),
    tries,
    used,
    plurals: words.get('plural-ending') ?? [],
    monthNames: new Set(words.get('month-name'))
  }
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

function place(start: Node, path: readonly Part[], rule: RankedRule, names: readonly string[]): void {
  let node = start
  for (const {slot, glued} of path) {
    const edges = glued ? (node.glued ??= new Map()) : (node.spaced ??= new Map())
    const id = slotId(slot)
    if (!edges.has(id)) edges.set(id, createNode())
    if (names.includes(slot)) node.names |= 1 << names.indexOf(slot)
    node = edges.get(id)!
  }
  node.rules.push(rule)
}
