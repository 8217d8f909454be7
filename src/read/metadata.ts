import {decodeHTML, decodeHTMLAttribute} from 'entities/decode'
import type {Doc} from '../doc.ts'
import {languageCode} from './language-code.ts'
import {articleOf} from './linked-data.ts'
import type {Element, Visitor} from './parse-html.ts'
import {statedDate} from './stated-date.ts'

type Attributes = Element['attribs']
type Metadata = Pick<Doc, 'lang' | 'langStated' | 'title' | 'author' | 'site' | 'date' | 'statement'>

/** Names of `<meta>` under which pages state the day of publication, the surest first. */
const dateNames = [
  'article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'dcterms.issued', 'dc.date.issued',
  'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'publishdate', 'publish-date', 'pubdate', 'date'
]

/** Names under which they state their author and their title. */
const authorNames = ['author', 'parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator', 'byl', 'article:author', 'og:article:author']
const titleNames = ['dc.title', 'dcterms.title', 'twitter:title']

/** Longer than this, in code units, what stands where an author should is a text. */
const longestName = 80

/** Elements that may hold metadata; of all others those that say so by `rel` or `itemprop`. */
const speaking = new Set(['html', 'body', 'meta', 'title', 'h1', 'time', 'script'])
const authored = 'author'

/** An element with the text inside it, as written. */
interface Spoken {
  readonly element: Element
  text: string
}

/** Collects what a page says of itself while it is walked: metadata before markup, null where it says nothing. */
export function metadataFinder(raw: string): {visitor: Visitor; end(): Metadata} {
  const found = new Map<string, Spoken[]>([...speaking, authored].map((name) => [name, []]))
  const open: Spoken[] = []
  const visitor: Visitor = {
    open(element) {
      const {name, attribs} = element
      const isDate = attribs.itemprop === 'datePublished' && name !== 'meta'
      const isAuthor = attribs.rel === 'author' || (attribs.itemprop === 'author' && name !== 'meta')
      if (!isAuthor && !isDate && !speaking.has(name)) return
      const spoken = {element, text: ''}
      found.get(isAuthor ? authored : isDate ? 'time' : name)!.push(spoken)
      if (isAuthor || holdsText(element)) open.push(spoken)
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
  const stated = (names: readonly string[]): string | null => names.map((name) => meta.get(name)).find((value) => value !== undefined) ?? null
  const times = attribs('time')
  const article = articleOf(all('script').map(({text}) => text).filter(Boolean))
  const lang = languageCode(langOf(attribs('html')[0])) ?? languageCode(langOf(attribs('body')[0])) ?? languageCode(meta.get('content-language'))
  return {
    lang: lang ?? 'und',
    langStated: lang !== null,
    title: meta.get('og:title') ?? article.title ?? text(all('h1').length === 1 ? all('h1')[0] : undefined) ?? stated(titleNames) ?? text(all('title')[0]),
    author: article.author ?? authorNames.map((name) => nameOf(meta.get(name))).find((name) => name !== null) ?? nameOf(text(all(authored)[0])),
    site: meta.get('og:site_name') ?? article.site ?? meta.get('application-name') ?? null,
    date: first([article.date, ...dateNames.map((name) => meta.get(name)), ...[...times.filter(isPublished), ...times].map(({datetime, content}) => datetime ?? content)]),
    statement: {
      types: [meta.get('og:type') ?? '', ...article.types].map((type) => type.toLowerCase()).filter((type) => /^[a-z]{1,30}$/.test(type)),
      description: meta.get('og:description') ?? meta.get('description') ?? null,
      body: article.body
    }
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

/** An author is a name, not the address of a profile, and no text. */
function nameOf(author: string | null | undefined): string | null {
  return author && author.length <= longestName && !/^https?:/i.test(author) ? author : null
}

function isPublished({itemprop, pubdate, class: classes = ''}: Attributes): boolean {
  return pubdate !== undefined || itemprop?.toLowerCase() === 'datepublished' || /(?:^|\s|-)published(?:\s|$)/i.test(classes.slice(0, 300))
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
