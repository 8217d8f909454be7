import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readHtml} from '../../src/read/html.ts'
import {clean} from '../laws.ts'
import {goldens, reading, show} from './goldens.ts'

const read = (raw: string) => {
  clean({raw, mediaType: 'text/html'}, reading)
  return readHtml(raw)
}

test.each(goldens('html.txt'))('golden: $title', ({raw, wanted}) => {
  expect(read(raw).blocks.map((block) => show(block))).toEqual(wanted)
})

/** A piece of source and the characters that are seen of it, each with its place in the piece. */
interface Piece {
  source: string
  seen: [character: string, start: number, end: number][]
}

const shown = (source: string): Piece => ({source, seen: [...Array(source.length).keys()].map((i) => [source[i], i, i + 1])})
const reference = (source: string, value: string, after = ''): Piece => ({
  source: source + after,
  seen: [...[...Array(value.length).keys()].map((i): [string, number, number] => [value[i], 0, source.length]), ...shown(after).seen.map(([character, start, end]): [string, number, number] => [character, start + source.length, end + source.length])]
})
const unseen = (source: string): Piece => ({source, seen: []})

const piece = fc.oneof(
  fc.constantFrom('a', 'b c', 'é', '😀', '\uD800', ' ', '\n', '\r\n', '\t ', '\u00A0', '< ', '& ', '&foo;', '\u00AD', '.').map(shown),
  fc.constantFrom(
    reference('&eacute;', 'é'), reference('&copy', '©', '!'), reference('&#233;', 'é'), reference('&#xe9', 'é', '!'), reference('&#128;', '€'),
    reference('&Afr;', '𝔄'), reference('&NotEqualTilde;', '≂̸'), reference('&nbsp;', '\u00A0'), reference('&#32;', ' '), reference('&#0;', '\uFFFD')
  ),
  fc.constantFrom(
    '<p>', '</p>', '<b>', '</b>', '<br>', '<ul>', '<li class="a b">', '</ul>', '<table>', '<tr>', '<td>', '</td>', '</tr>', '</table>', '<pre>', '</pre>', '</nothing>',
    '</h1 >', '<h1>', '<!-- x -->', '<script>"<p>"</script>', '<img alt="x>y">', '<a href=x>', '</a>', '<svg/>', '<blockquote>', '<div hidden>', '</div>', '<?x y?>', '</>'
  ).map(unseen)
)

test('every character that is seen is in a block, in order, at the place it came from', () => {
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
      const raw = pieces.map(({source}) => source).join('')
      let offset = 0
      const wanted = pieces.flatMap(({source, seen}) => {
        const here = offset
        offset += source.length
        return seen.map(([character, start, end]) => [character, start + here, end + here])
      })
      const {blocks} = readHtml(raw)
      if (!/<(?:br|pre)/.test(raw)) for (const {text} of blocks) expect(text.value).not.toMatch(/[\n\r]| {2}/)
      const got = blocks.flatMap(({text}) => [...Array(text.length).keys()].map((i) => [text.value[i], ...text.raw(i, i + 1)]))
      const visible = ([character]: (string | number)[]) => /\S/.test(character as string)
      expect(got.filter(visible)).toEqual(wanted.filter(visible))
    }),
    {numRuns: 1000}
  )
})

test('the laws hold on random HTML', () => {
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
      clean({raw: pieces.map(({source}) => source).join(''), mediaType: 'text/html'}, reading)
    }),
    {numRuns: 50}
  )
})

describe('metadata', () => {
  test('Open Graph and its kin', () => {
    const doc = read(`<html lang="fr-CA"><head><title>T | Le Site</title><meta property="og:title" content="L&#39;été">
      <meta property="og:site_name" content="Le Site"><meta name="author" content="Anne  Roy"><meta property="article:published_time" content="2020-10-27T14:03:00+01:00"></head>`)
    expect(doc).toMatchObject({lang: 'fr', langStated: true, title: 'L\'été', site: 'Le Site', author: 'Anne Roy', date: '2020-10-27T14:03:00'})
  })

  test('JSON-LD, in a graph, with the author by reference', () => {
    const graph = [{'@type': 'WebSite', name: 'S'}, {'@type': ['NewsArticle'], headline: 'Titre', datePublished: '2021-05-04', author: [{'@id': '#a'}, {name: 'Luc Petit'}]}, {'@id': '#a', '@type': 'Person', name: 'Anne Roy'}]
    const doc = read(`<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify({'@graph': graph})}</script>`)
    expect(doc).toMatchObject({title: 'Titre', author: 'Anne Roy, Luc Petit', date: '2021-05-04'})
  })

  test('markup, when the page has no metadata', () => {
    const doc = read('<title>T | S</title><h1>Le <b>titre</b></h1><time datetime="hier">hier</time><time datetime="2019-02-03">3 février</time>')
    expect(doc).toMatchObject({lang: 'und', langStated: false, title: 'Le titre', author: null, site: null, date: '2019-02-03'})
    expect(read('<title>T &amp; S</title><h1>a</h1><h1>b</h1>').title).toBe('T & S')
  })

  test('the author where an element says so, the publisher, and of several times the published one', () => {
    const doc = read(`<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Le Courrier"}}</script>
      <time datetime="2020-01-01">hier</time><time class="entry published" datetime="2019-02-03">3 février</time>par <a rel="author" href="/a">Anne <b>Roy</b></a>`)
    expect(doc).toMatchObject({site: 'Le Courrier', author: 'Anne Roy', date: '2019-02-03'})
    expect(read(`<p itemprop="author">${'mot '.repeat(50)}</p>`).author).toBe(null)
  })

  test('what a page states of what it is', () => {
    const doc = read('<meta property="og:type" content="Article"><meta name="description" content="La crue recule."><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"Le maire a reçu le préfet."}</script>')
    expect(doc.statement).toEqual({types: ['article', 'newsarticle'], description: 'La crue recule.', body: 'Le maire a reçu le préfet.'})
  })

  test('a day that does not exist is none', () => {
    expect(read('<meta name="date" content="2019-02-30">').date).toBe(null)
  })

  test('a block knows its language where an element below html states one', () => {
    expect(read('<html lang="fr"><p>un<div lang="EN-gb"><p>one</div>').blocks.map(({lang}) => lang)).toEqual(['und', 'en'])
  })
})

describe('evidence', () => {
  test('links, and the elements around', () => {
    const [block] = read('<html><body class="Home"><nav id="menu" role="navigation"><p>ici <a href="/">le&nbsp;l&eacute;zard</a>').blocks
    expect(block.evidence).toMatchObject({
      linked: 8,
      links: 1,
      element: {name: 'p', parent: {name: 'nav', attribs: {id: 'menu', role: 'navigation'}, parent: {name: 'body', attribs: {class: 'Home'}}}}
    })
  })

  test('the element right around the first text may stand in the block', () => {
    expect(read('<p><span class="date">4 mai</span>, à Lyon').blocks[0].evidence).toMatchObject({inner: {name: 'span', attribs: {class: 'date'}}, element: {name: 'p'}})
  })

  test('of attributes those that speak of a text, the first where one stands twice', () => {
    expect(read(`<P Class=a data-x="<p>" title='class="c"' CLASS="b" hidden style=color:red>un`).blocks[0].evidence!.element!.attribs).toEqual({class: 'a', hidden: '', style: 'color:red'})
  })

  test('an element that stands too deep leaves its attributes to no other', () => {
    expect(read(`${'<div>'.repeat(600)}<b class="menu"></p>un`).blocks[0].evidence!.element!.attribs).toEqual({})
  })
})

describe('hostile input is read in linear time', () => {
  test.each([
    ['one unclosed tag, 50,000 deep', `${'<div>'.repeat(50_000)}x`, 'x'],
    ['one unclosed inline tag, 200,000 deep', `${'<b>'.repeat(200_000)}x<p>y`, 'xy'],
    ['closing tags that close nothing, in a deep place', `${'<div>'.repeat(100_000)}${'</p>'.repeat(100_000)}x`, 'x'],
    ['script 50,000 deep', `${'<div>'.repeat(50_000)}<script>hidden</script>x`, 'x'],
    ['<', '<'.repeat(1_000_000), '<'.repeat(1_000_000)],
    ['&', '&'.repeat(1_000_000), '&'.repeat(1_000_000)],
    ['&amp;amp;', '&amp;amp;'.repeat(111_000), '&amp;'.repeat(111_000)],
    ['<br>', `<br>x`.repeat(100_000), 'x'.repeat(100_000)],
    ['<!--', '<!--'.repeat(250_000), ''],
    ['attributes', `<a ${'b '.repeat(500_000)}>x`, 'x'],
    ['tables in tables', '<table><tr><td>x'.repeat(60_000), 'x'.repeat(60_000)],
    ['a row of many cells', `<table><tr>${'<td>x'.repeat(100_000)}`, 'x'.repeat(100_000)],
    ['meta', `${'<meta name=a content=b>'.repeat(40_000)}x`, 'x'],
    ['deep JSON-LD', `<script type="application/ld+json">${'['.repeat(400_000)}${']'.repeat(400_000)}</script>x`, 'x'],
    ['spaces', `x${' '.repeat(1_000_000)}y`, 'xy']
  ])('%s', (_, raw, seen) => {
    const start = process.cpuUsage().user
    const {blocks} = readHtml(raw)
    expect(process.cpuUsage().user - start).toBeLessThan(2_000_000)
    expect(blocks.map(({text}) => text.value).join('').replace(/\s/g, '') === seen).toBe(true)
  })
})
