import type {Lang} from '../lang/index.ts'
import type {Beginnings} from './beginnings.ts'
import {beginningsOf} from './beginnings.ts'
import {commonRules} from './common.ts'
import type {Lexicon} from './lexicon.ts'
import {compileLexicon, ordinalSuffix} from './lexicon.ts'
import type {DateRule} from './rule.ts'

/** A language's rows and words, made ready for one pass over a text. */
export interface Grammar extends Beginnings {
  readonly lexicon: Lexicon
  /** The entries of it that rows use; the others say what stands around a date. */
  readonly used: Lexicon
  /** What rows make, in the order of the table; a set of them is a mask, bit `i` for name `i`. */
  readonly names: readonly string[]
  /** All rows in one trie, and those of each name in one of their own. */
  readonly root: Node
  readonly tries: readonly Node[]
  /** By slot, the nodes that it leads to from the start of the rows of each name. */
  readonly starts: ReadonlyMap<string, readonly (Node | undefined)[]>
  /** Names that a slot can begin, as a mask. */
  readonly begins: ReadonlyMap<string, number>
  /** Endings of nouns in the plural. */
  readonly plurals: readonly string[]
  /** Months, as written, that are names or other words too. */
  readonly monthNames: ReadonlySet<string>
}

/** A place in a trie of rows: what may come next, and the rows that end here. */
export interface Node {
  /** Slots with or without white space before them, and those that must touch. */
  readonly spaced: Map<string, Node>
  readonly glued: Map<string, Node>
  /** Those of the slots that earlier rows make, as a mask. */
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
  const lexicon = compileLexicon(words)
  const names: string[] = []
  const root = createNode()
  const tries: Node[] = []
  for (const [rank, rule] of [...commonRules, ...pack.dates].entries()) {
    const name = rule.makes ?? 'Date'
    if (!names.includes(name)) {
      names.push(name)
      tries.push(createNode())
    }
    const own = names.indexOf(name)
    for (const path of paths(rule.pattern)) {
      if (path.some(({slot}) => names.indexOf(slot) >= own)) throw new Error(`${rule.pattern}: a row can use only what rows of earlier names make`)
      for (const trie of [root, tries[own]]) place(trie, path, {...rule, rank}, names)
    }
  }
  if (names.length > maxNames) throw new Error(`${pack.code}: more than ${maxNames} names of rows`)
  const begins = beginsOf(names, tries)
  return {
    lexicon,
    used: usedBy(tries, lexicon),
    names,
    root,
    tries,
    begins,
    starts: new Map([...begins.keys()].map((slot) => [slot, tries.map(({spaced}) => spaced.get(slot))])),
    ...beginningsOf(lexicon, names, root, tries),
    plurals: words.get('plural-ending') ?? [],
    monthNames: new Set(words.get('month-name'))
  }
}

function createNode(): Node {
  return {spaced: new Map(), glued: new Map(), names: 0, rules: []}
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
    const edges = glued ? node.glued : node.spaced
    if (names.includes(slot)) node.names |= 1 << names.indexOf(slot)
    if (!edges.has(slot)) edges.set(slot, createNode())
    node = edges.get(slot)!
  }
  node.rules.push(rule)
}

/** By slot the names whose rows it can begin, itself or as the first slot of what they use. */
function beginsOf(names: readonly string[], tries: readonly Node[]): Map<string, number> {
  const begins = new Map<string, number>()
  for (const [i, node] of tries.entries()) {
    const slots = [...node.spaced.keys()].filter((slot) => !names.includes(slot))
    for (const [slot, mask] of begins) if (mask & node.names) slots.push(slot)
    for (const slot of slots) begins.set(slot, (begins.get(slot) ?? 0) | (1 << i))
  }
  return begins
}

function usedBy(tries: readonly Node[], lexicon: Lexicon): Lexicon {
  const slots = slotsOf(tries).add(ordinalSuffix)
  const kept = [...lexicon].map(([word, entries]) => [word, entries.filter(({section}) => slots.has(section))] as const)
  return new Map(kept.filter(([, entries]) => entries.length > 0))
}

function slotsOf(nodes: readonly Node[], slots = new Set<string>()): Set<string> {
  for (const {spaced, glued} of nodes) {
    for (const edges of [spaced, glued]) {
      for (const slot of edges.keys()) slots.add(slot)
      slotsOf([...edges.values()], slots)
    }
  }
  return slots
}
