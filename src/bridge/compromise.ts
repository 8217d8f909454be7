import {load} from './load.ts'
import type {Tagger} from './tagger.ts'

/**
 * compromise, loaded at the first call: 0.12 s. Then it reads 0.1 MB/s.
 * It tags "arrest" an infinitive in "Police arrest two", and "signed" a past tense in "Signed by both": both are left open.
 */
export const tagEnglish: Tagger = (text) => {
  tag ??= load<{default: Compromise}>('compromise').default
  const verbs = tag(text).json().flatMap(({terms}) => terms).filter(({tags}) => tags.includes('Verb') && !tags.includes('Particle'))
  const finite = verbs.filter(({tags}) => isFinite(new Set(tags)))
  if (finite.length > 0) return finite.map(({text: word}) => word.toLowerCase())
  return verbs.every(({tags}) => tags.includes('Gerund')) ? [] : null
}

type Compromise = (text: string) => {json(): {terms: {text: string; tags: string[]}[]}[]}

let tag: Compromise | null = null

function isFinite(tags: ReadonlySet<string>): boolean {
  if (tags.has('Copula') || tags.has('Modal') || tags.has('Auxiliary')) return true
  return tags.has('PresentTense') && !tags.has('Infinitive') && !tags.has('Gerund')
}
