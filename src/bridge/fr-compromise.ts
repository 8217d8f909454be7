import {load} from './load.ts'
import type {Tagger} from './tagger.ts'

/** fr-compromise, loaded at the first call: 0.25 s. Then it reads 0.2 MB/s. */
export const tagFrench: Tagger = (text) => {
  tag ??= load<{default: FrCompromise}>('fr-compromise').default
  const terms = tag(text).json().flatMap((sentence) => sentence.terms)
  return terms.filter(({tags}) => isFinite(new Set(tags))).map(({text: word}) => word.toLowerCase())
}

type FrCompromise = (text: string) => {json(): {terms: {text: string; tags: string[]}[]}[]}

let tag: FrCompromise | null = null

function isFinite(tags: ReadonlySet<string>): boolean {
  return tags.has('Verb') && !tags.has('Infinitive') && !tags.has('Gerund') && (tags.has('Copula') || !tags.has('Participle'))
}
