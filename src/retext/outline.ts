import {codesOf} from '../codes.ts'
import type {Line} from '../read/lines.ts'
import {beginsItem, beginsLowerCase, endsSentence, isCapitals, readLines} from '../read/lines.ts'
import {continues, wrapWidth} from '../read/wrap.ts'
import {isLowerCased} from '../sentences/lower-cased.ts'
import {scanSentences} from '../sentences/scan.ts'
import type {SentenceWords} from '../sentences/words.ts'

/** The sentences of one paragraph: flat offsets `[start, end, start, end, …]`, trimmed, never empty. */
export type Paragraph = readonly number[]

/**
 * Finds the paragraphs of a plain text, which blank lines part, and the sentences of each. A sentence runs over a line end where the
 * text is hard-wrapped, and where a line without a stop at its end goes on in lower case.
 */
export function* outline(text: string, words: SentenceWords): Generator<Paragraph> {
  const lowerCased = isLowerCased(text, words)
  let paragraph: number[] = []
  for (const run of runs(readLines(text), lowerCased)) {
    if (run[0].afterBlank && paragraph.length > 0) {
      yield paragraph
      paragraph = []
    }
    const {start} = run[0]
    const sentences = scanSentences(codesOf(joined(text, run)), {words, lowerCased})
    for (const offset of sentences) paragraph.push(start + offset)
  }
  if (paragraph.length > 0) yield paragraph
}

/** Lines that go on, one with the other. */
function* runs(lines: readonly Line[], lowerCased: boolean): Generator<readonly Line[]> {
  const width = wrapWidth(lines)
  // In text without capitals a small letter says nothing: only the margin does.
  const goesOn = width !== null ? continues : lowerCased ? never : flowsOn
  let run: Line[] = []
  for (const line of lines) {
    if (run.length > 0 && !goesOn(run, line, width ?? 0)) {
      yield run
      run = []
    }
    run.push(line)
  }
  if (run.length > 0) yield run
}

function flowsOn(run: readonly Line[], next: Line): boolean {
  const {text} = run.at(-1)!
  return !next.afterBlank && beginsLowerCase(next.text) && !beginsItem(next.text) && !endsSentence(text) && !isCapitals(text)
}

function never(): boolean {
  return false
}

/** The text of a run, as long as it was, with spaces for its line ends: the scanner ends a sentence at each. */
function joined(text: string, run: readonly Line[]): string {
  if (run.length === 1) return run[0].text
  return text.slice(run[0].start, run.at(-1)!.end).replace(/[\n\r\v\f\u0085\u2028\u2029]/g, ' ')
}
