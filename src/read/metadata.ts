import type {CheerioAPI} from 'cheerio/slim'
import {decodeHTML, decodeHTMLAttribute} from 'entities/decode'
import type {Doc} from '../doc.ts'
import type {Element, Node} from './dom.ts'
import {isElement, walk} from './dom.ts'
import {languageCode} from './language-code.ts'
import {articleOf} from './linked-data.ts'
import {statedDate} from './stated-date.ts'

type Metadata = Pick<Doc, 'lang' | 'langStated' | 'title' | 'author' | 'site' | 'date'>

/** Names of `<meta>` under which pages state the day of publication, the surest first. */
const dateNames = [
  'article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'dcterms.issued', 'dc.date.issued',
  'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'publishdate', 'publish-date', 'pubdate', 'date'
]

/** What a page says of itself: metadata before markup, null where it says nothing. */
export function readMetadata($: CheerioAPI): Metadata {
  const found = collect($.root()[0].children)
  const all = (name: string): Element[] => found.get(name) ?? []
  const meta = metaOf(all('meta'))
  const article = articleOf(all('script').filter(({attribs}) => attribs.type?.trim().toLowerCase() === 'application/ld+json').map((script) => $(script).text()))
  const text = (element: Element | undefined): string | null => element ? tidy(decodeHTML($(element).text())) : null
  const lang = languageCode(langOf(all('html')[0])) ?? languageCode(langOf(all('body')[0])) ?? languageCode(meta.get('content-language'))
  return {
    lang: lang ?? 'und',
    langStated: lang !== null,
    title: meta.get('og:title') ?? article.title ?? text(all('h1').length === 1 ? all('h1')[0] : undefined) ?? text(all('title')[0]),
    author: nameOf(meta.get('author')) ?? article.author ?? nameOf(meta.get('article:author')),
    site: meta.get('og:site_name') ?? null,
    date: first([article.date, ...dateNames.map((name) => meta.get(name)), ...all('time').map(({attribs}) => attribs.datetime)])
  }
}

/** The elements that may hold metadata, by name. Not by selector: cheerio's take the square of the number of siblings. */
function collect(nodes: readonly Node[]): Map<string, Element[]> {
  const found = new Map<string, Element[]>(['html', 'body', 'meta', 'title', 'h1', 'time', 'script'].map((name) => [name, []]))
  walk(
    nodes,
    (node) => {
      if (isElement(node)) found.get(node.name)?.push(node)
      return isElement(node)
    },
    () => {}
  )
  return found
}

/** Contents of `<meta>` by name, property, itemprop or http-equiv in lower case; the first of each counts. */
function metaOf(elements: readonly Element[]): Map<string, string> {
  const meta = new Map<string, string>()
  for (const {attribs} of elements) {
    const name = (attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'])?.trim().toLowerCase()
    const content = tidy(decodeHTMLAttribute(attribs.content ?? ''))
    if (name && content && !meta.has(name)) meta.set(name, content)
  }
  return meta
}

function langOf(element: Element | undefined): string | undefined {
  return element?.attribs.lang ?? element?.attribs['xml:lang']
}

/** An author is a name, not the address of a profile. */
function nameOf(author: string | undefined): string | null {
  return author && !/^https?:/i.test(author) ? author : null
}

function first(dates: readonly (string | null | undefined)[]): string | null {
  for (const date of dates) {
    const stated = date ? statedDate(date) : null
    if (stated) return stated
  }
  return null
}

function tidy(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim() || null
}
