import {cut} from '../doc.ts'
import {lang, perLang} from '../lang/index.ts'
import {defineStage} from '../stage.ts'
import type {Span} from '../text.ts'

/** Longest content of a marker, in code units. */
const longest = 32

/**
 * Cuts citation markers out of the text: `[11]`, `[45],[46]`, `[réf. nécessaire]`, and the full stop that one leaves
 * doubled. Editorial brackets stay: `[la CEI]`, `[...]`, `[2020]`.
 */
export const references = defineStage(
  'references',
  {
    /** Most digits of a marker's number; a year has four and stays. */
    maxDigits: 3
  },
  (doc, _file, {maxDigits}) => {
    const isNumber = new RegExp(`^\\d{1,${maxDigits}}(?:\\s?[,;–-]\\s?\\d{1,${maxDigits}})*$`)
    for (const block of doc.blocks) {
      const text = block.text.value
      if (block.kind === 'code' || block.units.length === 0 || !text.includes('[')) continue
      const words = markerWords(lang(block.lang === 'und' ? doc.lang : block.lang))
      const isMarker = (content: string): boolean => {
        const word = content.replace(/\s?\d+$/, '').toLowerCase()
        return isNumber.test(content) || words.has(content.toLowerCase()) || (word !== '' && words.has(word))
      }
      cut(doc, block, findMarkers(text, isMarker), 'references/marker')
    }
  }
)

const markerWords = perLang((lang) => new Set(lang.words('references').get('')))

/** Runs of markers, each with the full stop that it would leave doubled, sorted. */
function findMarkers(text: string, isMarker: (content: string) => boolean): Span[] {
  const markers: Span[] = []
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
    let end = markerEnd(text, open, isMarker)
    if (end < 0 || !isAttached(text, open)) continue
    const start = wordEnd(text, open)
    for (;;) {
      const next = nextBracket(text, end)
      const after = text[next] === '[' ? markerEnd(text, next, isMarker) : -1
      if (after < 0) break
      end = after
    }
    // "recensés.[166]." must not become "recensés..", but an ellipsis may follow a stop.
    if (text[end] === '.' && text[end + 1] !== '.' && /[.!?…]/.test(text[start - 1] ?? '')) end++
    markers.push([start, end])
    open = end - 1
  }
  return markers
}

/** Where the next marker of a run would open: after spaces, a comma or a semicolon. */
function nextBracket(text: string, index: number): number {
  while (/[,;\s]/.test(text[index] ?? '')) index++
  return index
}

/** Index after the marker that opens at `open`, or -1. */
function markerEnd(text: string, open: number, isMarker: (content: string) => boolean): number {
  const close = text.slice(open, open + longest + 2).indexOf(']')
  return close > 1 && isMarker(text.slice(open + 1, open + close).trim()) ? open + close + 1 : -1
}

/** A marker hangs on the word or stop before it; what opens a block or follows a free word ("as in [3]") is text. */
function isAttached(text: string, open: number): boolean {
  const end = wordEnd(text, open)
  if (end === 0 || text[end] === '\n' || text[end - 1] === '[') return false
  // "v[1]", "a[i][2]": an index, not a citation.
  if (end === open && /(?<![\p{L}\p{N}'’])\p{Ll}$|\]$/u.test(text.slice(Math.max(0, end - 2), end))) return false
  return end === open || /[.!?…»”"]/.test(text[end - 1])
}

/** End of what stands before the spaces before `index`. */
function wordEnd(text: string, index: number): number {
  while (index > 0 && /\s/.test(text[index - 1])) index--
  return index
}
