import type {TokenName} from './document-names.ts'
import type {Word} from './words.ts'

/**
 * Joins a name that breaks off at a small word (`première guerre du`) with the name that follows at once (`Haut-Karabagh`): no name ends there.
 * A person is no part of another name: `prix de médecine Jean Dupuis`.
 */
export function wholeNames(words: readonly Pick<Word, 'isLink' | 'isCapital'>[], names: readonly TokenName[]): readonly TokenName[] {
  if (names.length < 2) return names
  const whole: TokenName[] = []
  for (const name of names) {
    const last = whole.at(-1)
    const goesOn = last && name.type !== 'person' && last.to === name.from && words[last.to - 1].isLink && !words[last.to - 1].isCapital
    if (goesOn) whole[whole.length - 1] = {...last, to: name.to, score: Math.min(last.score, name.score)}
    else whole.push(name)
  }
  return whole
}
