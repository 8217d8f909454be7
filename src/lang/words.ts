import {readFileSync} from 'node:fs'

/**
 * A word list of a language pack: one entry a line, `#` begins a comment, `[name]` begins a section.
 * What stands before the first section belongs to the section `''`.
 */
export type WordList = ReadonlyMap<string, readonly string[]>

/** Reads `<pack>/<name>.txt`; a pack without that file has an empty list. */
export function readWords(pack: string, name: string): WordList {
  const url = new URL(`./${pack}/${name}.txt`, import.meta.url)
  try {
    return parseWords(readFileSync(url, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
}

export function parseWords(source: string): WordList {
  const sections = new Map<string, string[]>()
  let section: string[] = []
  sections.set('', section)
  for (const line of source.split('\n')) {
    const entry = line.replace(/(^|\s)#.*$/, '').trim()
    if (entry === '') continue
    const header = /^\[([a-z0-9-]+)\]$/.exec(entry)
    if (header) {
      section = sections.get(header[1]) ?? []
      sections.set(header[1], section)
    } else section.push(entry)
  }
  return sections
}
