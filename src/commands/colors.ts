import picocolors from 'picocolors'

/** Whether a stream takes colours: a terminal does, a pipe and CI do not; NO_COLOR and FORCE_COLOR have the last word. */
export function takesColor(stream: {isTTY?: boolean}): boolean {
  const {NO_COLOR, FORCE_COLOR, TERM} = process.env
  if (NO_COLOR) return false
  return FORCE_COLOR ? FORCE_COLOR !== '0' : stream.isTTY === true && TERM !== 'dumb'
}

export function colorsFor(stream: {isTTY?: boolean}): ReturnType<typeof picocolors.createColors> {
  return picocolors.createColors(takesColor(stream))
}
