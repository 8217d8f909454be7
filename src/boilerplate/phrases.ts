import {fold} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'

/** A phrase of a pack's `boilerplate.txt` found in a text: its section and its place. */
export interface PhraseHit {
  /** Section of the list, which is a rule of the stage: `wiki-footer`. */
  readonly section: string
  readonly start: number
  readonly end: number
}

/** Finds the first phrase of a language's boilerplate list in a unit of text; null when there is none. */
export function findPhrase(text: string, pack: Lang): PhraseHit | null {
  const {pattern, sections} = compiled(pack)
  if (!pattern) return null
  const match = pattern.exec(fold(text))
  if (!match) return null
  const group = match.findIndex((value, i) => i > 0 && value !== undefined)
  return {section: sections[group - 1], start: match.index, end: match.index + match[0].length}
}

/** One alternation of literals with a group a section: linear in the text. */
const compiled = perLang((lang) => {
  const sections: string[] = []
  const groups: string[] = []
  for (const [section, entries] of lang.words('boilerplate')) {
    if (section === '' || entries.length === 0) continue
    sections.push(section)
    groups.push(`(${entries.map(phrasePattern).join('|')})`)
  }
  return {sections, pattern: groups.length > 0 ? new RegExp(groups.join('|'), 'u') : null}
})

function phrasePattern(entry: string): string {
  const opens = entry.startsWith('^')
  const closes = entry.endsWith('$')
  const words = fold(entry.slice(opens ? 1 : 0, closes ? -1 : undefined))
  const before = opens ? '^\\P{L}{0,3}' : /^\p{L}/u.test(words) ? '(?<!\\p{L})' : ''
  const after = closes ? '\\P{L}{0,3}$' : /\p{L}$/u.test(words) ? '(?!\\p{L})' : ''
  return before + words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') + after
}
