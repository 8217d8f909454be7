import type {Doc} from '../doc.ts'
import {languageCode} from './language-code.ts'
import {statedDate} from './stated-date.ts'

export interface FrontMatter {
  metadata: Partial<Pick<Doc, 'title' | 'author' | 'date' | 'lang' | 'langStated'>>
  /** Raw offset after it; after a BOM when there is none. */
  end: number
}

/**
 * Reads the YAML between `---` lines at the top of a Markdown file, so far as it is plain `key: value`:
 * title, author, date, lang (or language). Lists and nested values are left alone.
 */
export function readFrontMatter(raw: string): FrontMatter {
  const bom = raw.startsWith('\uFEFF') ? 1 : 0
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(raw)
  const closing = opening && /^(?:---|\.\.\.)[ \t]*$/m.exec(raw.slice(opening[0].length))
  if (!opening || !closing) return {metadata: {}, end: bom}
  const start = opening[0].length
  const values = new Map<string, string>()
  for (const line of raw.slice(start, start + closing.index).split(/\r?\n/)) {
    const pair = /^([A-Za-z]+):\s+(.*)$/.exec(line)
    const value = pair && scalar(pair[2])
    if (value) values.set(pair[1].toLowerCase(), value)
  }
  const lang = languageCode(values.get('lang') ?? values.get('language'))
  const date = statedDate(values.get('date') ?? '')
  return {
    metadata: {title: values.get('title') ?? null, author: values.get('author') ?? null, date, ...(lang && {lang, langStated: true})},
    end: start + closing.index + closing[0].length
  }
}

/** A plain or quoted value; null for lists, maps, blocks and references. */
function scalar(value: string): string | null {
  const quoted = /^(["'])(.*)\1\s*$/.exec(value)
  if (quoted) return quoted[2].trim() || null
  return /^[[{|>&*!#]/.test(value) ? null : value.replace(/\s#.*$/, '').trim() || null
}
