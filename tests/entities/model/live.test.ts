import {expect, test} from 'vitest'
import {readSentence} from '../../../src/entities/model/features.ts'
import {labelCount, outside} from '../../../src/entities/model/labels.ts'
import {findLive} from '../../../src/entities/model/live.ts'
import {tokenize} from '../../../src/entities/model/tokens.ts'
import {Vocabulary} from '../../../src/entities/model/words.ts'
import {lang} from '../../../src/lang/index.ts'

/** Words that open the sentences are known to be in lower case elsewhere. */
const vocabulary = new Vocabulary(lang('fr'), () => ({cluster: 0, bucket: 4}))

/** The words that are labelled, or null for all; each is for outside by as much as `leads` says, and others against it: a name may go on. */
function liveWords(text: string, leads: Readonly<Record<string, number>> = {}): string[] | null {
  const {starts, ends} = tokenize(text, [0, text.length], lang('fr'))
  const words = starts.map((start, i) => text.slice(start, ends[i]))
  const asked = new Set<number>()
  const scores = new Float64Array(words.length * labelCount)
  const live = findLive(readSentence(words.map((word) => vocabulary.word(word))), scores, (i) => {
    asked.add(i)
    scores[i * labelCount + outside] = leads[words[i]] ?? -1
  })
  if (live === null) return null
  const found = [...live.keys()].filter((i) => live[i] > 0)
  expect(found.filter((i) => !asked.has(i))).toEqual([])
  return found.map((i) => words[i])
}

test('a sentence whose only capital opens it has nothing to label', () => {
  expect(liveWords('Brelant nous avons mangé du pain et Zorvek dormait.')).not.toEqual([])
  expect(liveWords('Brelant nous avons mangé du pain avec du beurre.')).toEqual([])
})

const around = 'Brelant un deux trois quatre cinq six sept Zorvek huit neuf dix onze douze treize quatorze'

test('a capital is labelled with six words on either side', () => {
  expect(liveWords(around)).toEqual(['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'Zorvek', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize'])
})

test('but no further than words that are outside, unless those behind them outweigh these', () => {
  expect(liveWords(around, {sept: 0.2, dix: 0.2, onze: 0.2})).toEqual(['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'Zorvek', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize'])
  expect(liveWords(around, {sept: 0.2, six: 0.2, cinq: 0.2, dix: 0.2, onze: 0.2, douze: 0.2})).toEqual(['Zorvek', 'huit', 'neuf'])
  expect(liveWords(around, {sept: 9, dix: 9})).toEqual(['Zorvek', 'huit', 'neuf'])
})

test('between two capitals stand words that a name from either may go on to', () => {
  expect(liveWords('Brelant un Torvel deux trois Zorvek quatre', {un: 9, quatre: 9})).toEqual(['Torvel', 'deux', 'trois', 'Zorvek'])
  expect(liveWords('Brelant un Torvel deux trois Zorvek quatre', {un: 9, deux: 0.2, trois: 0.2, quatre: 9})).toEqual(['Torvel', 'Zorvek'])
  expect(liveWords('Brelant un Torvel deux trois Zorvek quatre', {un: 9, trois: 9, quatre: 9})).toEqual(['Torvel', 'deux', 'Zorvek'])
})

test('all is labelled where capitals say nothing', () => {
  expect(liveWords('nous avons vu hier le maire de lyon avec sa femme')).toBeNull()
  expect(liveWords('NOUS AVONS VU HIER LE MAIRE DE LYON')).toBeNull()
})

test('a number of three digits is', () => {
  expect(liveWords('Brelant nous avons mangé 1912 pains.')).toContain('1912')
})
