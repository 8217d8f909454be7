import {entityTypes} from '../../doc.ts'
import type {Lang} from '../../lang/index.ts'
import {candidates} from '../candidates.ts'
import type {Evidence} from '../evidence.ts'
import {evidence as evidences} from '../evidence.ts'
import {lexicon} from '../lexicon.ts'
import type {Marks, Tokens as RuleTokens} from '../tokens.ts'
import {roomFor, place, tokenize} from '../tokens.ts'
import {hashOf, zeros} from './hash.ts'
import type {Tokens} from './tokens.ts'
import type {Word} from './words.ts'

/** What the rules of lexicon and shape take each token for: type, evidence and place in the name, hashed; 0 for no name. */
export function readRules(text: string, cut: Tokens, words: readonly Word[], pack: Lang): number[] {
  const {starts, ends} = cut
  const found = zeros(words.length)
  const names = lexicon(pack)
  const read = placeWords(text, cut, words, names) ?? tokenize(text, [starts[0], ends[words.length - 1]], names)
  let at = 0
  for (const {from, to, type, evidence} of candidates({tokens: read.tokens, lexicon: names})) {
    const end = read.ends[to - 1]
    while (at < starts.length && ends[at] <= read.starts[from]) at++
    const first = at
    while (at < starts.length && starts[at] < end) at++
    for (let i = first; i < at; i++) found[i] = hashes[type][evidence][Number(i === first) + 2 * Number(i === at - 1)]
  }
  return found
}

/** The words of the rules as they are known of each word; null when one of these is not enough to tell. */
function placeWords(text: string, {starts, ends}: Tokens, words: readonly Word[], marks: Marks): RuleTokens | null {
  let count = 0
  for (const {token, parts} of words) {
    if (token === null && parts === null) return null
    count += token === null ? parts!.length : 1
  }
  const found = roomFor(count)
  let i = 0
  words.forEach(({token, parts}, k) => {
    if (token !== null) place(token, starts[k], ends[k], text, marks, found, i++)
    else for (const part of parts!) place(part.token, starts[k] + part.start, starts[k] + part.end, text, marks, found, i++)
  })
  return found
}

/** By type, evidence and place: 1 the first token, 2 the last, 3 the only one, 0 one between. */
const hashes = tableOf(entityTypes, (type) => tableOf(Object.keys(evidences) as Evidence[], (evidence) => [0, 1, 2, 3].map((place) => hashOf(`${type} ${evidence} ${place}`, 5))))

function tableOf<K extends string, V>(keys: readonly K[], make: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>
}
