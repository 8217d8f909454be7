/** Controls of the terminal and of the direction of writing: a document must not move what stands around it. */
const controls = /[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,999}/gu

/** A text on one line, in which nothing moves what stands around it. */
export function evened(text: string): string {
  return text.replace(controls, ' ')
}

/** A text on one line of at most so many characters, shortened at its end. */
export function oneLine(text: string, maxWidth: number): string {
  const line = evened(text.slice(0, maxWidth * 4))
  return line.length > maxWidth || text.length > maxWidth * 4 ? `${line.slice(0, maxWidth).replace(/[\ud800-\udbff]$/, '')}…` : line
}
