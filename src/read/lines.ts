/** A line that is not blank, without the white space around it. */
export interface Line {
  /** Raw offsets. */
  start: number
  end: number
  text: string
  /** Characters of white space before it. */
  indent: number
  /** True when no line stands directly above it. */
  afterBlank: boolean
}

/** CRLF, CR, LF, vertical tab, form feed, NEL, U+2028, U+2029; a page that begins on a new line ends no more than that line. */
const lineEnd = /\r\n?\f?|\n\f?|[\v\f\u0085\u2028\u2029]/g

/** The lines of a plain text that hold anything, in order. */
export function readLines(raw: string): Line[] {
  const lines: Line[] = []
  let afterBlank = true
  const add = (from: number, to: number): void => {
    const line = raw.slice(from, to)
    const text = line.trim()
    if (text === '') afterBlank = true
    else {
      const indent = line.length - line.trimStart().length
      lines.push({start: from + indent, end: from + indent + text.length, text, indent, afterBlank})
      afterBlank = false
    }
  }
  let start = 0
  for (const match of raw.matchAll(lineEnd)) {
    add(start, match.index)
    start = match.index + match[0].length
  }
  add(start, raw.length)
  return lines
}

/** Citation markers after the last stop: `fin.[12], [13]`. */
const markers = /(?:\[[^[\]]{1,24}\][,\s]?)+$/u

/** Whether a line ends as a sentence does or announces what follows, closing quotes, brackets and citation markers left out of account. */
export function endsSentence(text: string): boolean {
  return /[.!?…:;][\s"'’”»)\]]*$/u.test(text.slice(-60).replace(markers, '').slice(-12))
}

/** Whether a line begins as a list item or a turn of a dialogue does: `- `, `• `, `—`, `1. `, `2) `, `(a) `. */
export function beginsItem(text: string): boolean {
  return /^(?:[-*•·▪◦‣–]\s|—|\(?\d{1,3}[.)]\s|\(?\p{L}\)\s)\s*\S/u.test(text.slice(0, 12))
}

export function beginsLowerCase(text: string): boolean {
  return /^["'’“«(\s]*\p{Ll}/u.test(text.slice(0, 12))
}

/** Whether a line is written in capitals: titles of old pages and of books. */
export function isCapitals(text: string): boolean {
  // A title is short, and a paragraph asks this of its first line at each of its lines.
  const start = text.slice(0, 400)
  return !/\p{Ll}/u.test(start) && /\p{Lu}{2}/u.test(start)
}
