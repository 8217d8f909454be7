/** Lengths of the runs of words that are looked for in both texts, one after the other in what the longer ones left open. */
const runLengths = [6, 4, 3, 2]

/** A word alone, too, is taken for the same one where at most so many words are left open on either side. */
const fewWords = 60

/** A part of each text that is still open. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly goldFrom: number
  readonly goldTo: number
}

/**
 * Aligns a page with its gold text, in order: runs of words that stand once in either are anchors, the longest rising chain of
 * them holds, and what lies between is aligned in the same way (patience diff).
 * @returns 1 for each word of the page that the gold text has
 */
export function align(page: readonly string[], gold: readonly string[]): Uint8Array {
  const kept = new Uint8Array(page.length)
  let gaps: Gap[] = [{from: 0, to: page.length, goldFrom: 0, goldTo: gold.length}]
  for (const length of [...runLengths, 1]) {
    gaps = gaps.flatMap((gap) => (length > 1 || isSmall(gap) ? close(page, gold, gap, length, kept) : []))
  }
  return kept
}

function isSmall({from, to, goldFrom, goldTo}: Gap): boolean {
  return to - from <= fewWords && goldTo - goldFrom <= fewWords
}

/** Marks what a gap has in common by runs of this length; returns the gaps that are left. */
function close(page: readonly string[], gold: readonly string[], gap: Gap, length: number, kept: Uint8Array): Gap[] {
  const left: Gap[] = []
  let {from, goldFrom} = gap
  for (const [at, goldAt] of risingChain(anchors(page, gold, gap, length))) {
    if (at < from || goldAt < goldFrom) continue
    let [start, goldStart] = [at, goldAt]
    while (start > from && goldStart > goldFrom && page[start - 1] === gold[goldStart - 1]) [start, goldStart] = [start - 1, goldStart - 1]
    let [end, goldEnd] = [at + length, goldAt + length]
    while (end < gap.to && goldEnd < gap.goldTo && page[end] === gold[goldEnd]) [end, goldEnd] = [end + 1, goldEnd + 1]
    kept.fill(1, start, end)
    if (start > from && goldStart > goldFrom) left.push({from, to: start, goldFrom, goldTo: goldStart})
    ;[from, goldFrom] = [end, goldEnd]
  }
  if (from < gap.to && goldFrom < gap.goldTo) left.push({...gap, from, goldFrom})
  return left
}

/** Places of the runs that stand just once in the page's part and once in the gold's, in the order of the page. */
function anchors(page: readonly string[], gold: readonly string[], {from, to, goldFrom, goldTo}: Gap, length: number): [number, number][] {
  const inPage = runs(page, from, to, length)
  const inGold = runs(gold, goldFrom, goldTo, length)
  return [...inPage].flatMap(([run, at]): [number, number][] => {
    const goldAt = inGold.get(run) ?? -1
    return at >= 0 && goldAt >= 0 ? [[at, goldAt]] : []
  })
}

/** Place of each run of words; -1 for one that stands twice. */
function runs(words: readonly string[], from: number, to: number, length: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let i = from; i + length <= to; i++) {
    const run = words.slice(i, i + length).join(' ')
    places.set(run, places.has(run) ? -1 : i)
  }
  return places
}

/** The longest chain of pairs that rises in both, out of pairs that rise in the first. */
function risingChain(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, gold], i) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]][1] < gold) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1] : -1
    tails[low] = i
  })
  const chain: [number, number][] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]) chain.push(pairs[i])
  return chain.reverse()
}
