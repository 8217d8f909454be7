import {expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {defaultStages} from '../../src/stages/index.ts'
import {selectors} from '../../src/stages/selectors.ts'
import {clean} from '../laws.ts'

const page = `<body><nav class="keep"><ul><li><a href="/">Accueil</a></li><li><a href="/b">Le port</a></li><li><a href="/c">Contact</a></li><li><a href="/d">Plan du site</a></li></ul></nav><article>
<p>Le navire quitta Brest hier matin par un vent très fort, et nul ne le revit avant la fin de la semaine.</p>
<div class="promo"><p>Les marins de la rade gagnent <b>mille écus</b> par an, dit-on dans les tavernes de la ville haute.</p></div>
<p>Il revint une semaine plus tard avec tout son équipage, au grand soulagement des familles.</p></article></body>`

const text = (raw: string, options: Parameters<typeof selectors>[0]): string =>
  clean({raw, mediaType: 'text/html', lang: 'fr', ...(options?.keep ? {overrides: []} : {})}, createPipeline({stages: [selectors(options), ...defaultStages()]})).text

test('removes the elements that match, whole, and nothing else', () => {
  const record = clean({raw: page, mediaType: 'text/html', lang: 'fr'}, createPipeline({stages: [selectors({remove: ['article > .promo']}), ...defaultStages()]}))
  expect(record.text).toContain('Le navire quitta')
  expect(record.text).not.toContain('mille écus')
  expect(record.removed).toContainEqual(expect.objectContaining({rule: 'selectors/removed', text: expect.stringContaining('mille écus') as unknown}))
})

test('keeps the elements that match, whatever the judge says', () => {
  expect(text(page, {})).not.toContain('Plan du site')
  expect(text(page, {keep: ['nav.keep']})).toContain('Plan du site')
})

test('says what is no selector', () => {
  expect(() => selectors({remove: ['p:nth(']})).toThrow(/selectors: "p:nth\(" is no CSS selector/)
})

test('takes elements nested without end', () => {
  const start = process.cpuUsage().user
  expect(text('<div>'.repeat(50_000) + page, {remove: ['div div .promo']})).toContain('Le navire quitta')
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(20)
})
