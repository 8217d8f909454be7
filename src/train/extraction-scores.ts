import {casedWordsOf, wordsOf} from './html-pages.ts'

/** Precision, recall and F1 of texts against their gold by runs of four words, as the article extraction benchmark of Scrapinghub counts them: means over the pages. */
export function shingleF1(pairs: readonly {gold: string; text: string}[]): {precision: number; recall: number; f1: number} {
  const [precisions, recalls]: [number[], number[]] = [[], []]
  for (const {gold, text} of pairs) {
    const [wanted, given] = [shingles(gold), shingles(text)]
    let [same, wantedCount, givenCount] = [0, 0, 0]
    for (const count of wanted.values()) wantedCount += count
    for (const [shingle, count] of given) {
      givenCount += count
      same += Math.min(count, wanted.get(shingle) ?? 0)
    }
    if (givenCount > 0) precisions.push(same / givenCount)
    if (wantedCount > 0) recalls.push(same / wantedCount)
  }
  const [precision, recall] = [mean(precisions), mean(recalls)]
  return {precision, recall, f1: (2 * precision * recall) / (precision + recall)}
}

/** F1 of the words of two texts in any order, as WCXB measures. */
export function wordF1(gold: string, text: string): number {
  const [wanted, given] = [wordsOf(gold), wordsOf(text)]
  if (wanted.length === 0 || given.length === 0) return Number(wanted.length === given.length)
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let same = 0
  for (const word of given) {
    const count = left.get(word) ?? 0
    if (count > 0) same++
    left.set(word, count - 1)
  }
  return (2 * same) / (wanted.length + given.length)
}

/** Runs of four words with their counts; case counts. */
function shingles(text: string): Map<string, number> {
  const words = casedWordsOf(text)
  const counts = new Map<string, number>()
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const shingle = words.slice(i, i + 4).join(' ')
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
