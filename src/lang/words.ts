import {readFileSync} from 'node:fs'

/**
 * A word list of a language pack: one entry a line, `#` begins a comment, `[name]` begins a section.
 * What stands before the first section belongs to the section `''`.
 */
export type WordList = ReadonlyMap<string, readonly string[]>

const lists = new Map<string, WordList>()

/** Reads `<pack>/<name>.txt`, once; a pack without that file has an empty list. */
export function readWords(pack: string, name: string): WordList {
  const path = `${pack}/${name}`
  if (!lists.has(path)) lists.set(path, parseWords(readSource(pack, name)))
  return lists.get(path)!
}

/** The text of `<pack>/<name>.txt`; empty when the pack has no such list. */
export function readSource(pack: string, name: string): string {
  const url = new URL(`./${pack}/${name}.txt`, import.meta.url)
  try {
    return readFileSync(url, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

export function parseWords(source: string): WordList {
  const sections = new Map<string, string[]>()
  let section: string[] = []
  if (source !== '') sections.set('', section)
  for (const line of source.split('\n')) {
    const entry = entryOf(line)
    if (entry === '') continue
    const header = headerOf(entry)
    if (header !== null) {
      section = sections.get(header) ?? []
      sections.set(header, section)
    } else section.push(entry)
  }
  return sections
}

/** A line without its comment. */
export function entryOf(line: string): string {
  return (line.includes('#') ? line.replace(/(^|\s)#.*$/, '') : line).trim()
}

/** The name of the section that a line begins, or null. */
export function headerOf(entry: string): string | null {
  return entry.startsWith('[') ? (/^\[([a-z0-9-]+)\]$/.exec(entry)?.[1] ?? null) : null
}
