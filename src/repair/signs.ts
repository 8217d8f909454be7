import {tableOf} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
import type {Sheet} from '../sheet.ts'
import {continuation, lead} from './mojibake.ts'

/** What tells that a text may need repair. Most texts hold nothing of it, and need not be asked further. */
export const enum Sign {
  Invisible = 1,
  Ligature = 2,
  /** Of a character that NFC may change, or join with the one before it. */
  Composable = 4,
  Ampersand = 8,
  /** The first character of mojibake; one bit below what follows it. */
  Lead = 16,
  /** What goes on from the character before as mojibake does. */
  Continuation = 32
}

/** Soft hyphen, zero-width space, word joiner, byte order mark inside a text, C0 and C1 controls other than tab and line ends. */
export const invisible = /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u
export const ligature = /[\ufb00-\ufb06]/u

const signs = tableOf(
  // NFC leaves the letters of Western Europe as they are, and the marks of typography.
  [Sign.Composable, /[^\u0000-\u02ff\u2010-\u2027]/u],
  [Sign.Ligature, ligature],
  [Sign.Ampersand, /&/u],
  [Sign.Lead, lead],
  [Sign.Continuation, continuation],
  [Sign.Invisible, invisible],
  [Sign.Invisible | Sign.Continuation, /[\u0080-\u009f\u00ad]/u]
)

/** The sheet that was read last, and its signs. */
let last: {readonly sheet: Sheet; readonly signs: number} | undefined

/** The signs on a sheet. */
export function signsOn(sheet: Sheet): number {
  if (last?.sheet !== sheet) last = {sheet, signs: signsIn(sheet.codes)}
  return last.signs
}

function signsIn(codes: CodeUnits): number {
  let [found, before] = [0, 0]
  for (let i = 0, {length} = codes; i < length; i++) {
    const sign = signs[codes[i]]
    found |= sign & ((before << 1) | ~Sign.Continuation)
    before = sign
  }
  return found
}
