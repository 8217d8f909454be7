import {describe, expect, test} from 'vitest'
import {lineOf} from '../../src/boilerplate/markup.ts'
import {createPipeline, toFile} from '../../src/pipeline.ts'
import {boilerplate, sentences} from '../../src/stages/index.ts'
import {clean} from '../laws.ts'

const article = [
  'Le maire a reçu le préfet dans la grande salle de la mairie, où ils ont parlé deux heures de la crue et des routes.',
  'Les habitants du quartier bas, qui dorment au gymnase depuis mardi, ne rentreront pas chez eux avant la fin de la semaine.',
  'Selon la préfecture, la rivière a baissé de quarante centimètres dans la nuit, mais la pluie doit reprendre dès vendredi.',
  'Une cellule d’aide reste ouverte jour et nuit à l’école, et les dons sont reçus à la caserne des pompiers.'
]
const paragraphs = article.map((text) => `<p>${text}</p>`).join('\n')

const page = (more: string): string => `<html lang="fr"><head><title>La crue recule | Le Courrier</title></head><body>
  <nav class="menu"><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li><li><a href="/meteo">Météo</a></li></ul></nav>
  <main><article class="post"><h1>La crue recule</h1>${paragraphs}</article></main>
  ${more}
  <footer class="site-footer"><a href="/mentions">Mentions légales</a> <a href="/contact">Contact</a></footer></body></html>`

const pipeline = (threshold = 0) => createPipeline({stages: [sentences(), boilerplate({threshold})]})
const judge = (raw: string, threshold?: number) => clean({raw, mediaType: 'text/html', lang: 'fr'}, pipeline(threshold))

const link = (title: string): string => `<li><a href="/x">${title}</a></li>`
const titles = ['Le pont rouvre en mars', 'Une école neuve pour le quartier', 'Le marché ferme à midi', 'Les travaux reprennent demain']

test('the article stays, what stands around it goes, each with a reason and a score', () => {
  const {text, removed} = judge(page(''))
  for (const paragraph of article) expect(text).toContain(paragraph)
  expect(text).not.toContain('Météo')
  expect(text).not.toContain('Mentions légales')
  for (const {reason, score} of removed) {
    expect(reason).toBe('navigation')
    expect(score === null || score > 0.5).toBe(true)
  }
})

describe('the reason is told by what the page calls the place', () => {
  test.each([
    ['related-links', `<div class="related"><h3>Sur le même sujet</h3><ul>${titles.map(link).join('')}</ul></div>`, 'Une école neuve pour le quartier'],
    ['cookie-notice', '<div id="cookie-banner"><p>Ce site se sert de traceurs.</p><a href="/c">Choisir</a></div>', 'Choisir'],
    ['newsletter', '<div class="newsletter-signup"><h4>Notre lettre</h4><a href="/n">S’inscrire</a></div>', 'Notre lettre']
  ])('%s', (reason, more, piece) => {
    const {removed} = judge(page(more), 1)
    expect(removed.find(({text}) => text.includes(piece))?.reason).toBe(reason)
  })
})

test.each(['sidebar', 'comment', 'ad promo', 'footer'])('a class name alone removes no article: %s', (name) => {
  const {text} = judge(`<html lang="fr"><body><div class="${name}"><h1>La crue recule</h1>${paragraphs}</div></body></html>`)
  for (const paragraph of article) expect(text).toContain(paragraph)
})

test.each([
  ['one sentence', `<p>${article[0]}</p>`],
  ['an article without a page', paragraphs],
  ['a list', '<p>Il faut :</p><ul><li>le pain</li><li>le vin</li></ul>'],
  ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>']
])('a page that is only content loses nothing: %s', (_, raw) => {
  for (const threshold of [-1, 0]) expect(judge(raw, threshold).removed).toEqual([])
})

test('the headline stays with its text, and does not stand alone', () => {
  const raw = `<html><head><title>Une école neuve pour le quartier | Le Courrier</title></head><body><nav><ul>${titles.slice(2).map(link).join('')}</ul></nav>
    <div class="header banner"><a href="/"><h2>Une école neuve pour le quartier</h2></a></div><div class="text">${paragraphs}</div></body></html>`
  expect(judge(raw, 1).text).toMatch(/^Une école neuve/)
})

test('what goes on after a cookie notice goes with it; prose that comes to speak of cookies stays', () => {
  const notice = 'Nous utilisons des cookies pour mesurer notre audience. Chacun peut changer d’avis à tout moment et refuser ce qui ne lui plaît pas.'
  const prose = 'La mairie a refait son site ce printemps. On y lit : « Nous utilisons des cookies. » Le maire assure que rien n’est vendu.'
  const raw = `<html lang="fr"><body><article><p>${notice}</p>${paragraphs}<p>${prose}</p></article></body></html>`
  const {text} = judge(raw, -1)
  expect(text).not.toContain('changer d’avis')
  expect(text).toContain('Le maire assure que rien n’est vendu.')
})

test('a lower threshold never removes more', () => {
  const raw = page(`<aside class="widget"><p>${article[3]}</p><ul>${titles.map(link).join('')}</ul></aside>`)
  const [careful, balanced, strict] = [-1, 0, 1].map((threshold) => judge(raw, threshold).text.length)
  expect(careful).toBeGreaterThanOrEqual(balanced)
  expect(balanced).toBeGreaterThanOrEqual(strict)
})

test('what weighed most is said in words', () => {
  const file = {raw: page(''), mediaType: 'text/html' as const}
  const {doc} = run(file)
  const grounds = doc.removed.find(({because}) => because)?.because?.() ?? []
  expect(grounds.length).toBeGreaterThan(0)
  for (const ground of grounds) expect(ground).toMatch(/^[a-z].+ \(\+\d+\.\d\)$/)
})

describe('the line of a page', () => {
  test('lies at the threshold where the judge is sure', () => expect(lineOf([4, 5, -4, -5], [300, 300, 50, 50], 0)).toBe(0))
  test('lies lower where a page is only half sure, and no further than it may', () => {
    expect(lineOf([-0.3, -0.4, -4], [300, 300, 50], 0)).toBeCloseTo(-0.4)
    expect(lineOf([-3, -3.1], [300, 300], 0)).toBe(-1.5)
  })
  test('moves with the threshold', () => expect(lineOf([4, -5], [300, 50], 1)).toBe(1))
})

describe('hostile pages are judged in linear time', () => {
  test.each([
    ['one unclosed tag, 50,000 deep', '<div class="a">'.repeat(50_000)],
    ['many small blocks', '<p>a</p>'.repeat(40_000)],
    ['many links', '<li><a href=x>un</a> '.repeat(40_000)],
    ['tables in tables', '<table><tr><td>x'.repeat(60_000)],
    ['articles in articles', '<article>x'.repeat(80_000)],
    ['names', `<p class="${'un-nom '.repeat(100_000)}">x`],
    ['names that differ', Array.from({length: 20_000}, (_, i) => `<p class="a${i.toString(26)}">x`).join('')],
    ['brackets', `<p>${'('.repeat(1_000_000)}`],
    ['commas', `<p>${'a, '.repeat(333_000)}`],
    ['references', '&amp;amp;'.repeat(111_000)]
  ])('%s', (_, raw) => {
    const began = process.cpuUsage().user
    expect(pipeline().clean({raw, mediaType: 'text/html', lang: 'fr'}).error).toBeNull()
    expect(process.cpuUsage().user - began).toBeLessThan(4_000_000)
  })
})

function run({raw, mediaType}: {raw: string; mediaType: 'text/html'}) {
  const {processor} = pipeline()
  const file = toFile({raw, mediaType, lang: 'fr'})
  return {doc: processor.runSync(processor.parse(file), file)}
}
