/** The UTF-16 code units of a text. Loops over all of them take the length beforehand: V8 reads it anew each time, which is up to half of such a loop. */
export type CodeUnits = Uint16Array

/** Texts up to this length share one array: to make an array costs more than to fill it. */
const longestShared = 1 << 15
const bytes = Buffer.alloc(2 * longestShared)
const shared = new Uint16Array(bytes.buffer, bytes.byteOffset, longestShared)

/**
 * The code units of a text out of its string, for what goes over them one by one; they hold until the next call. Strings come in more kinds
 * (whole, sliced, joined, of one byte or two a character) than V8 keeps apart where their methods are called: code that has met five of them
 * is ten times slower.
 */
export function codesOf(text: string): CodeUnits {
  if (text.length > longestShared) return ownCodesOf(text)
  bytes.write(text, 'utf16le')
  return shared.subarray(0, text.length)
}

/** The same for good. */
export function ownCodesOf(text: string): CodeUnits {
  // What is written over need not be made 0 first.
  const own = Buffer.allocUnsafeSlow(2 * text.length)
  own.write(text, 'utf16le')
  return new Uint16Array(own.buffer)
}
