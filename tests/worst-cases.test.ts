import {expect, test} from 'vitest'
import {createPipeline} from '../src/pipeline.ts'
import type {MediaType} from '../src/read/index.ts'

/** UTF-16 code units of each text. */
const size = 1_000_000

/** CPU-seconds. Each takes well under two on an idle machine; what is not linear takes minutes. */
const limit = 10

const fill = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size)
const sentence = (i: number): string => `Le conseil municipal a voté hier soir le budget ${i} de la ville de Lyon et de sa région. `

const pipeline = createPipeline()

test.each<[name: string, raw: string, mediaType?: MediaType]>([
  ['open brackets', fill('(')],
  ['open brackets in a page', `<p>${fill('(')}`, 'text/html'],
  ['a list without end', fill('a, ')],
  ['a list without end in a page', `<p>${fill('a, ')}`, 'text/html'],
  ['one tag nested 50,000 deep', `${'<div>'.repeat(50_000)}Un texte.`, 'text/html'],
  ['an ampersand escaped without end', `&${fill('amp;')}`],
  ['ampersands escaped again and again', `<p>${fill('&amp;amp;')}`, 'text/html'],
  ['references inside words', fill('d&eacute;j&agrave; ')],
  ['mojibake', fill('Ã©')],
  ['accents on one letter', `e${fill('\u0301')}`],
  ['soft hyphens', fill('\u00ad')],
  ['the same sentence', fill(sentence(1))],
  ['sentences that differ by a number', Array.from({length: 11_000}, (_, i) => sentence(i)).join('')],
  ['a trail without end', fill('Accueil > ')]
])('1 MB of %s is cleaned in linear time', {timeout: 60_000}, (_name, raw, mediaType = 'text/plain') => {
  const before = process.cpuUsage()
  const {error} = pipeline.clean({raw, mediaType, lang: 'fr'})
  const {user, system} = process.cpuUsage(before)
  expect(error).toBeNull()
  expect((user + system) / 1e6).toBeLessThan(limit)
})
