import {entityTypes} from '../../doc.ts'
import type {Lang} from '../../lang/index.ts'
import type {Span} from '../../text.ts'
import {candidates} from '../candidates.ts'
import type {Evidence} from '../evidence.ts'
import {evidence as evidences} from '../evidence.ts'
import {lexicon} from '../lexicon.ts'
import {tokenize} from '../tokens.ts'
import {hashOf} from './hash.ts'
import type {Tokens} from './tokens.ts'

/** What the rules of lexicon and shape take each token for: type, evidence and place in the name, hashed; 0 for no name. */
export function readRules(text: string, span: Span, {starts, ends}: Tokens, pack: Lang): Int32Array {
  const found = new Int32Array(starts.length)
  const words = lexicon(pack)
  const tokens = tokenize(text, span, words)
  let at = 0
  for (const {from, to, type, evidence} of candidates({tokens, lexicon: words})) {
    const end = tokens[to - 1].end
    while (at < starts.length && ends[at] <= tokens[from].start) at++
    const first = at
    while (at < starts.length && starts[at] < end) at++
    for (let i = first; i < at; i++) found[i] = hashes[type][evidence][Number(i === first) + 2 * Number(i === at - 1)]
  }
  return found
}

/** By type, evidence and place: 1 the first token, 2 the last, 3 the only one, 0 one between. */
const hashes = tableOf(entityTypes, (type) => tableOf(Object.keys(evidences) as Evidence[], (evidence) => [0, 1, 2, 3].map((place) => hashOf(`${type} ${evidence} ${place}`, 5))))

function tableOf<K extends string, V>(keys: readonly K[], make: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>
}
