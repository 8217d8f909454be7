import {mapAll} from './code-units.ts'

const table = mapAll('bare', (text) => text.normalize('NFD').toLowerCase()).slice()
for (const space of '\u00a0\u202f\u2009\u2007') table[space.charCodeAt(0)] = 32
for (const quote of '’‘ʼ`´') table[quote.charCodeAt(0)] = 39

/** Lower case, no diacritics, ligatures opened, straight hyphens: `État` → `etat`, `cœur` → `coeur`. The length may change. */
export function foldKey(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  let folded = ''
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    if (code >= letterKeys.length) return foldAny(lower)
    folded += letterKeys[code]
  }
  return folded
}

function foldAny(lower: string): string {
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[‐‑]/g, '-')
}

/** What the letters of Europe become, up to U+017F. */
const letterKeys = Array.from({length: 0x180}, (_, code) => foldAny(String.fromCharCode(code)))

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** The folded form of one code unit. */
export function foldCode(code: number): number {
  return table[code]
}

/**
 * Lower case without diacritics, typographic apostrophes and spaces made plain.
 * Code unit by code unit, so that offsets stay: `fold(text).length === text.length`.
 */
export function fold(text: string): string {
  const step = 8192
  const codes = new Uint16Array(Math.min(step, text.length))
  let folded = ''
  for (let from = 0; from < text.length; from += step) {
    const length = Math.min(step, text.length - from)
    for (let i = 0; i < length; i++) codes[i] = table[text.charCodeAt(from + i)]
    folded += String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[])
  }
  return folded
}
