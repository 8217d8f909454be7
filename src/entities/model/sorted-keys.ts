/** Sorted keys as bytes: the lowest byte of each difference, and apart from them the rest, seven bits a byte, the last byte without its high bit. */
export function packKeys(keys: Int32Array): [lows: Buffer, highs: Buffer] {
  const lows = Buffer.alloc(keys.length)
  const highs: number[] = []
  keys.forEach((key, i) => {
    const difference = i === 0 ? key : key - keys[i - 1]
    lows[i] = difference & 255
    let rest = difference >>> 8
    for (; rest > 127; rest >>>= 7) highs.push((rest & 127) | 128)
    highs.push(rest)
  })
  return [lows, Buffer.from(highs)]
}

export function unpackKeys(lows: Uint8Array, highs: Uint8Array): Int32Array {
  const keys = new Int32Array(lows.length)
  let key = 0
  let at = 0
  for (let i = 0; i < keys.length; i++) {
    let byte = highs[at++]
    let rest = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = highs[at++]
      rest |= (byte & 127) << shift
    }
    key += (rest << 8) | lows[i]
    keys[i] = key
  }
  return keys
}
