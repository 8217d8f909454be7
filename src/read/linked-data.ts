/** What JSON-LD says of the article of a page. */
export interface Article {
  title: string | null
  author: string | null
  site: string | null
  /** As stated, in any form. */
  date: string | null
  body: string | null
  /** Types of all things that the page tells of. */
  types: string[]
}

type Thing = Readonly<Record<string, unknown>>

/** Things that are looked at in a page; real pages have some dozens. */
const maxThings = 5000

/** Types of schema.org for what is published and read: Article and its kinds, BlogPosting and its kinds, Report, Review. */
const publishedTypes = /(?:Article|Posting|Report|Review)$/

/** The article among the JSON-LD scripts of a page, or else the first thing with a day of publication. Scripts that are no JSON count not. */
export function articleOf(scripts: readonly string[]): Article {
  const things = scripts.flatMap((script) => thingsIn(parse(script)))
  const published = things.find((thing) => strings(thing['@type']).some((type) => publishedTypes.test(type)))
  const thing = published ?? things.find((thing) => typeof thing.datePublished === 'string') ?? {}
  return {
    title: strings(thing.headline)[0] ?? null,
    author: list(thing.author).map((author) => nameOf(author, things)).filter((name) => name !== null).join(', ') || null,
    site: siteOf(thing) ?? siteOf(things.find((other) => strings(other['@type']).includes('WebSite')) ?? {}, 'name'),
    date: strings(thing.datePublished)[0] ?? null,
    body: strings(thing.articleBody)[0] ?? null,
    types: [...new Set(things.flatMap((thing) => strings(thing['@type'])))]
  }
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    return null
  }
}

/** All objects in a value, in order, without recursion. */
function thingsIn(value: unknown): Thing[] {
  const things: Thing[] = []
  const queue = [value]
  for (let i = 0; i < queue.length && queue.length < maxThings; i++) {
    const item = queue[i]
    if (typeof item !== 'object' || item === null) continue
    if (!Array.isArray(item)) things.push(item as Thing)
    for (const child of Object.values(item)) if (typeof child === 'object') queue.push(child)
  }
  return things
}

/** The name of an author: a string, an object with a name, or a reference to one. */
function nameOf(author: unknown, things: readonly Thing[]): string | null {
  if (typeof author === 'string') return /^https?:/i.test(author) ? null : author.trim()
  if (typeof author !== 'object' || author === null) return null
  const {name, '@id': id} = author as Thing
  const named = strings(name)[0] ?? strings(things.find((thing) => thing['@id'] === id && id !== undefined && typeof thing.name === 'string')?.name)[0]
  return named?.trim() || null
}

/** The publisher of a thing, or its own name. */
function siteOf(thing: Thing, key = 'publisher'): string | null {
  const value = thing[key]
  return strings(value)[0]?.trim() || strings((value as Thing | undefined)?.name)[0]?.trim() || null
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function strings(value: unknown): string[] {
  return list(value).filter((item) => typeof item === 'string')
}
