import {fold} from './tokens.ts'

/**
 * Spellings of one sound in names that were transcribed into French, English or German, in this order.
 * `Bakhmanov`, `Chouchi` / `Shushi`, `Evguéni` / `Yevgeny`, `Aliev` / `Aliyev`, `Haut-Karabagh` / `Haut-Karabakh`.
 */
const sounds: readonly (readonly [pattern: RegExp, sound: string])[] = [
  [/tch|tsch|sch|sh|ch/g, 'x'],
  [/kh|gh|ck|q|c(?![eiy])/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dj|zh/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/ou|oo/g, 'u'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/(?<=^|-)i(?=[aeou])/g, ''],
  [/([a-z])\1/g, '$1']
]

/** Words that are one when only a vowel inside differs have at least this many letters: `Babyrian`, `Babourian`, but not `Marie`, `Mario`. */
const leastFuzzy = 6

/** The words of a name, folded: `N. Bakhmanov` → `['n.', 'bakhmanov']`. */
export function wordsOf(name: string): string[] {
  return fold(name).split(/[\s'’«»",()]+/).filter(Boolean)
}

/** A folded word as it sounds. */
export function sound(word: string): string {
  return sounds.reduce((spelling, [pattern, by]) => spelling.replace(pattern, by), word)
}

/** The consonants of a sounding word, near ones made equal: words that may be one have the same. */
export function skeleton(spelling: string): string {
  return spelling.replace(/(?<!^)[aeiou]|^[aeiou]+/g, '').replace(/[gh]/g, 'k')
}

/** Two sounding words with the same skeleton are spellings of one: equal, or long and one vowel apart before the last letter. */
export function isSameSound(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < leastFuzzy || Math.abs(a.length - b.length) > 1 || a.at(-1) !== b.at(-1)) return false
  if (skeleton(a) !== skeleton(b)) return false
  return vowelDistance(a.replace(/[gh]/g, 'k'), b.replace(/[gh]/g, 'k')) <= 1
}

/** How many runs of vowels differ between words of one skeleton. */
function vowelDistance(a: string, b: string): number {
  const [left, right] = [a, b].map((word) => word.split(/[^aeiou]/))
  return left.reduce((sum, vowels, i) => sum + (vowels === right[i] ? 0 : 1), Math.abs(left.length - right.length))
}
