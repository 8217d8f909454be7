import {decodeHTML, decodeHTMLAttribute} from 'entities/decode'
import type {Doc} from '../doc.ts'
import {languageCode} from './language-code.ts'
import {articleOf} from './linked-data.ts'
import type {Element, Visitor} from './parse-html.ts'
import {statedDate} from './stated-date.ts'

type Attributes = Element['attribs']
type Metadata = Pick<Doc, 'lang' | 'langStated' | 'title' | 'author' | 'site' | 'date'>

/** Names of `<meta>` under which pages state the day of publication, the surest first. */
const dateNames = [
  'article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'dcterms.issued', 'dc.date.issued',
  'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'publishdate', 'publish-date', 'pubdate', 'date'
]

/** Elements that may hold metadata. */
const speaking = new Set(['html', 'body', 'meta', 'title', 'h1', 'time', 'script'])

/** An element with the text inside it, as written. */
interface Spoken {
  readonly element: Element
  text: string
}

/** Collects what a page says of itself while it is walked: metadata before markup, null where it says nothing. */
export function metadataFinder(raw: string): {visitor: Visitor; end(): Metadata} {
  const found = new Map<string, Spoken[]>([...speaking].map((name) => [name, []]))
  const open: Spoken[] = []
  const visitor: Visitor = {
    open(element) {
      if (!speaking.has(element.name)) return
      const spoken = {element, text: ''}
      found.get(element.name)!.push(spoken)
      if (holdsText(element)) open.push(spoken)
    },
    close(element) {
      if (open.at(-1)?.element === element) open.pop()
    },
    text(start, end) {
      if (open.length > 0) open.at(-1)!.text += raw.slice(start, end)
    }
  }
  return {visitor, end: () => toMetadata(found)}
}

/** Titles, and scripts of linked data: what other elements hold is text of the page. */
function holdsText({name, attribs}: Element): boolean {
  return name === 'title' || name === 'h1' || (name === 'script' && attribs.type?.trim().toLowerCase() === 'application/ld+json')
}

function toMetadata(found: ReadonlyMap<string, readonly Spoken[]>): Metadata {
  const all = (name: string): readonly Spoken[] => found.get(name) ?? []
  const attribs = (name: string): Attributes[] => all(name).map(({element}) => element.attribs)
  const text = (spoken: Spoken | undefined): string | null => spoken ? tidy(decodeHTML(spoken.text)) : null
  const meta = metaOf(attribs('meta'))
  const article = articleOf(all('script').map(({text}) => text).filter(Boolean))
  const lang = languageCode(langOf(attribs('html')[0])) ?? languageCode(langOf(attribs('body')[0])) ?? languageCode(meta.get('content-language'))
  return {
    lang: lang ?? 'und',
    langStated: lang !== null,
    title: meta.get('og:title') ?? article.title ?? text(all('h1').length === 1 ? all('h1')[0] : undefined) ?? text(all('title')[0]),
    author: nameOf(meta.get('author')) ?? article.author ?? nameOf(meta.get('article:author')),
    site: meta.get('og:site_name') ?? null,
    date: first([article.date, ...dateNames.map((name) => meta.get(name)), ...attribs('time').map(({datetime}) => datetime)])
  }
}

/** Contents of `<meta>` by name, property, itemprop or http-equiv in lower case; the first of each counts. */
function metaOf(elements: readonly Attributes[]): Map<string, string> {
  const meta = new Map<string, string>()
  for (const attribs of elements) {
    const name = (attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'])?.trim().toLowerCase()
    const content = tidy(decodeHTMLAttribute(attribs.content ?? ''))
    if (name && content && !meta.has(name)) meta.set(name, content)
  }
  return meta
}

function langOf(attribs: Attributes | undefined): string | undefined {
  return attribs?.lang ?? attribs?.['xml:lang']
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
