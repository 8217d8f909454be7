import {foldKey} from '../fold.ts'

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

/** Words of fewer letters are one only when they sound the same: not `Marie` and `Mario`. */
const leastFuzzy = 6
/** Words of more letters are no names of people or places. */
const mostFuzzy = 40

/** The words of a name, folded: `N. Bakhmanov` → `['n.', 'bakhmanov']`. */
export function wordsOf(name: string): string[] {
  return foldKey(name).split(/[\s'’«»",()]+/).filter(Boolean)
}

/** A folded word as it sounds. */
export function sound(word: string): string {
  return sounds.reduce((spelling, [pattern, by]) => spelling.replace(pattern, by), word)
}

/**
 * Keys of a name by its sounding words: two names that share a key are spellings of one. They sound the same, or differ, in one
 * long word, in one run of vowels that does not end it; and `g` and `h` are one consonant then: `Gaydar`, `Heydar`; `Babyrian`, `Babourian`.
 */
export function spellingKeys(words: readonly string[]): string[] {
  const keys = [words.join(' ')]
  words.forEach((word, i) => {
    if (word.length < leastFuzzy || word.length > mostFuzzy) return
    const hard = word.replace(/[gh]/g, 'k')
    for (const vowels of hard.matchAll(/[aeiou]+(?=[^aeiou])/g)) {
      const open = `${hard.slice(0, vowels.index)}*${hard.slice(vowels.index + vowels[0].length)}`
      keys.push([...words.slice(0, i), open, ...words.slice(i + 1)].join(' '))
    }
  })
  return keys
}
