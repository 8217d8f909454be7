import type {Edit} from '../text.ts'

/** What windows-1252 has at 80–9F, `?` where it has nothing: there Latin-1 leaves the control character. */
const windows1252 = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ'

const bytes = new Map<string, number>()
for (let byte = 0x80; byte <= 0xff; byte++) bytes.set(String.fromCharCode(byte), byte)
for (const [i, character] of [...windows1252].entries()) if (character !== '?') bytes.set(character, 0x80 + i)

/** What the first byte of UTF-8 becomes, of any sequence, and what the others become. */
export const lead = /[\u00c2-\u00f4]/u
export const continuation = /[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u
const {source: next} = continuation
const sequence = `[\\u00c2-\\u00df]${next}|[\\u00e0-\\u00ef]${next}{2}|[\\u00f0-\\u00f4]${next}{3}`

/** Characters of UTF-8 read byte by byte as windows-1252 or Latin-1, next to each other: `â€™`, `Ã©`. */
const runs = new RegExp(`(?:${sequence}){1,200}`, 'gu')
const anySequence = new RegExp(sequence, 'u')

/** What a sequence of two may follow and still be clear: `LIBERTÉ»` and `MAÇÃ»` are words in capitals before a closing mark. */
const closing = /[»”’›…–—™®°ª º¹²³]$/u

/** So many characters in a row are mojibake whatever they are: Cyrillic and Greek come in words. */
const longRun = 3

/** Times that a text may have been read wrongly, one after the other. */
const maxDepth = 3

const utf8 = new TextDecoder('utf-8', {fatal: true})

/** Whether a text holds UTF-8 read as windows-1252 beyond doubt. */
export function hasMojibake(text: string): boolean {
  return findMojibake(text, false).length > 0
}

/**
 * UTF-8 that was read as windows-1252 or Latin-1, once or more often, each piece with what it was. After ftfy (Speer 2019), but by the shape
 * of each piece alone: what some language could write stays.
 * @param known the document has clear cases, so that a doubtful one counts: `Å“`, and `Ã` whose no-break space became a plain one
 * @returns edits, sorted and disjoint
 */
export function findMojibake(text: string, known: boolean): Edit[] {
  const edits: Edit[] = []
  for (const {0: run, index} of anySequence.test(text) ? text.matchAll(runs) : []) {
    const insert = decode(run)
    if (insert === null || !isPlausible(insert) || !(known || isClear(run, insert, text[index - 1] ?? ''))) continue
    edits.push({start: index, end: index + run.length, insert})
  }
  if (!known || !text.includes('Ã')) return edits
  const lost = [...text.matchAll(/(?<![\p{L}\p{N}])Ã(?= )/gu)].map(({index}) => ({start: index, end: index + 1, insert: 'à'}))
  return [...edits, ...lost].sort((a, b) => a.start - b.start)
}

/** The text that the characters were as bytes, however often they were read wrongly; null when they are no UTF-8. */
function decode(run: string): string | null {
  let text: string | null = null
  for (let depth = 0; depth < maxDepth && [...run].every((character) => bytes.has(character)); depth++) {
    try {
      text = run = utf8.decode(Uint8Array.from(run, (character) => bytes.get(character)!))
    } catch {
      break
    }
  }
  return text
}

/** Letters of Europe, and the signs that typography puts into any text. */
function isPlausible(original: string): boolean {
  return /^[\u00a0-\u024f\u0370-\u04ff\u2010-\u203a\u20ac\u2116\u2122\ufb01\ufb02\u{1f300}-\u{1faff}]+$/u.test(original)
}

function isClear(run: string, original: string, before: string): boolean {
  const count = [...original].length
  if (count >= longRun || run.length > 2 * count) return true
  const first = original.codePointAt(0)!
  // Of two characters each: signs and letters of Latin-1, `Â«` and `Ã©`, or both doubly encoded.
  return first <= 0xff && !(count === 1 && /\p{Lu}/u.test(before) && closing.test(run))
}
