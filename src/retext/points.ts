import type {Point} from 'unist'

/**
 * Makes the points of a text: line and column from 1, offset from 0, in UTF-16 code units. LF, CRLF and a lone CR end a line, as
 * in vfile-location. Linear over all calls, since offsets must not go down; one point is made for each offset.
 */
export function pointsOf(text: string): (offset: number) => Point {
  let line = 1
  let lineStart = 0
  let lineFeed = text.indexOf('\n')
  let carriageReturn = text.indexOf('\r')
  let last: Point = {line, column: 1, offset: 0}

  return (offset) => {
    if (offset === last.offset) return last
    for (let next = nextLine(); next <= offset; next = nextLine()) {
      line++
      lineStart = next
    }
    return (last = {line, column: offset - lineStart + 1, offset})
  }

  /** Where the next line starts, Infinity on the last one. */
  function nextLine(): number {
    if (lineFeed >= 0 && lineFeed < lineStart) lineFeed = text.indexOf('\n', lineStart)
    if (carriageReturn >= 0 && carriageReturn < lineStart) carriageReturn = text.indexOf('\r', lineStart)
    if (carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed - 1)) return carriageReturn + 1
    return lineFeed >= 0 ? lineFeed + 1 : Infinity
  }
}
