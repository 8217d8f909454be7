import {expect, test} from 'vitest'
import type {EntityType} from '../../../src/doc.ts'
import type {TaggedSentence} from '../../../src/entities/model/document-names.ts'
import {reviewNames} from '../../../src/entities/model/document-names.ts'
import {unknownUse, Vocabulary} from '../../../src/entities/model/words.ts'
import {lang} from '../../../src/lang/index.ts'

const vocabulary = new Vocabulary(lang('fr'), () => unknownUse)

type Given = readonly [from: number, to: number, type: EntityType, score: number]

function sentence(text: string, ...names: Given[]): TaggedSentence {
  return {words: text.split(' ').map((word) => vocabulary.word(word)), names: names.map(([from, to, type, score]) => ({from, to, type, score}))}
}

/** What is found in the last sentence. */
function last(...sentences: TaggedSentence[]): Given[] {
  return reviewNames(sentences).at(-1)!.map(({from, to, type, score}) => [from, to, type, score])
}

test('the surname of a person is one wherever it stands', () => {
  expect(last(sentence('Hier Marta Zorvek dormait', [1, 3, 'person', 0.9]), sentence('puis Zorvek partit'))).toEqual([[1, 2, 'person', 0.6]])
})

test('an unsure name teaches nothing, nor does a surname of three letters', () => {
  expect(last(sentence('Hier Marta Zorvek dormait', [1, 3, 'person', 0.5]), sentence('puis Zorvek partit'))).toEqual([])
  expect(last(sentence('Hier Marta Zor dormait', [1, 3, 'person', 0.9]), sentence('puis Zor partit'))).toEqual([])
})

test('an acronym in brackets is what it stands for', () => {
  const defined = sentence('le Bureau Zorvek International ( BZI ) dort', [1, 4, 'organization', 0.9])
  expect(last(defined, sentence('le BZI dort'))).toEqual([[1, 2, 'organization', 0.6]])
  const other = sentence('le Bureau Zorvek International ( XQK ) dort', [1, 4, 'organization', 0.9])
  expect(last(other, sentence('le XQK dort'))).toEqual([])
})

test('a type gives way to that of the document, unless the sentence is surer', () => {
  const twice = sentence('Zorvek et Zorvek', [0, 1, 'place', 0.95], [2, 3, 'place', 0.95])
  expect(last(twice, sentence('puis Zorvek', [1, 2, 'person', 0.7]))).toEqual([[1, 2, 'place', 0.6]])
  expect(last(twice, sentence('puis Zorvek', [1, 2, 'person', 0.95]))).toEqual([[1, 2, 'person', 0.95]])
})

test('what is found again never overlaps a name', () => {
  const known = sentence('Hier Marta Zorvek dormait', [1, 3, 'person', 0.9])
  expect(last(known, sentence('la rue Marta Zorvek', [1, 3, 'place', 0.8]))).toEqual([[1, 3, 'place', 0.8], [3, 4, 'person', 0.6]])
})
