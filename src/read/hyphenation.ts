/** Letters of a half of a word that are looked at; longer ones are no words. */
const maxHalf = 40

const letter = /\p{L}/u
const hyphen = /[-\u2010]/g

/**
 * Says of words broken at a line end whether the hyphen is their own, by the compounds that the text holds inside its lines:
 * `rendez-⏎vous` keeps it where `rendez-vous` occurs, or where other words have both its halves (`rendez-les`, `entre-vous`).
 * A capital after a small letter keeps it too: `Haut-⏎Karabagh`.
 * @returns a test of what stands before and after the hyphen and the line end; it reads the text when first asked
 */
export function compounds(raw: string): (before: string, after: string) => boolean {
  let halves: {left: Set<string>; right: Set<string>} | null = null
  return (before, after) => {
    if (/^\p{Lu}/u.test(after) && /\p{Ll}$/u.test(before)) return true
    halves ??= readHalves(raw)
    return halves.left.has(leftHalf(before, before.length)) && halves.right.has(rightHalf(after, 0))
  }
}

function readHalves(raw: string): {left: Set<string>; right: Set<string>} {
  const left = new Set<string>()
  const right = new Set<string>()
  for (const {index} of raw.matchAll(hyphen)) {
    const [before, after] = [leftHalf(raw, index), rightHalf(raw, index + 1)]
    if (before === '' || after === '') continue
    left.add(before)
    right.add(after)
  }
  return {left, right}
}

function leftHalf(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < maxHalf && letter.test(text[start - 1])) start--
  return text.slice(start, end).toLowerCase()
}

function rightHalf(text: string, start: number): string {
  let end = start
  while (end < text.length && end - start < maxHalf && letter.test(text[end])) end++
  return text.slice(start, end).toLowerCase()
}
