import {expect, test} from 'vitest'
import {readSentence} from '../../../src/entities/model/features.ts'
import {findLive, narrow} from '../../../src/entities/model/live.ts'
import {labelCount, outside} from '../../../src/entities/model/labels.ts'
import {tokenize} from '../../../src/entities/model/tokens.ts'
import {Vocabulary} from '../../../src/entities/model/words.ts'
import {lang} from '../../../src/lang/index.ts'

/** Words that open the sentences are known to be in lower case elsewhere. */
const vocabulary = new Vocabulary(lang('fr'), () => ({cluster: 0, bucket: 4}))

/** The words that are labelled, or null for all. */
function liveWords(text: string): string[] | null {
  const {starts, ends} = tokenize(text, [0, text.length], lang('fr'))
  const words = starts.map((start, i) => text.slice(start, ends[i]))
  const live = findLive(readSentence(words.map((word) => vocabulary.word(word))))
  return live && words.filter((_, i) => live[i] > 0)
}

test('a sentence whose only capital opens it has nothing to label', () => {
  expect(liveWords('Brelant nous avons mangé du pain et Zorvek dormait.')).not.toEqual([])
  expect(liveWords('Brelant nous avons mangé du pain avec du beurre.')).toEqual([])
})

test('a capital is labelled with four words on either side', () => {
  expect(liveWords('Brelant un deux trois quatre cinq Zorvek six sept huit neuf dix onze')).toEqual(['deux', 'trois', 'quatre', 'cinq', 'Zorvek', 'six', 'sept', 'huit', 'neuf'])
})

test('all is labelled where capitals say nothing', () => {
  expect(liveWords('nous avons vu hier le maire de lyon avec sa femme')).toBeNull()
  expect(liveWords('NOUS AVONS VU HIER LE MAIRE DE LYON')).toBeNull()
})

test('a number of three digits is', () => {
  expect(liveWords('Brelant nous avons mangé 1912 pains.')).toContain('1912')
})

test('a near word whose neighbourhood says that it is outside is left out, unless it joins two that are not', () => {
  const live = Uint8Array.from([1, 1, 2, 1, 1, 2, 1, 1, 1])
  const scores = new Float64Array(live.length * labelCount)
  live.forEach((_, i) => (scores[i * labelCount + outside] = i === 7 ? -1 : 1))
  narrow(live, scores)
  expect([...live].map((life) => life > 0)).toEqual([false, false, true, true, true, true, true, true, false])
})
