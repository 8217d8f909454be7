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
  if (!lists.has(path)) lists.set(path, readFile(pack, name))
  return lists.get(path)!
}

function readFile(pack: string, name: string): WordList {
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
    const entry = (line.includes('#') ? line.replace(/(^|\s)#.*$/, '') : line).trim()
    if (entry === '') continue
    const header = entry.startsWith('[') ? /^\[([a-z0-9-]+)\]$/.exec(entry) : null
    if (header) {
      section = sections.get(header[1]) ?? []
      sections.set(header[1], section)
    } else section.push(entry)
  }
  return sections
}
