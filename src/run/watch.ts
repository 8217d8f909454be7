/** Tells other threads which document a thread is at, and since when. */
export interface Clock {
  begin(ordinal: number): void
  end(): void
  /** The document that is being cleaned; null when none is. */
  current(): {ordinal: number; seconds: number} | null
}

/** Times are kept in tenths of a second since this module was thought of, which 32 bits hold for some years. */
const epoch = Date.UTC(2025, 0)

export function newClock(): SharedArrayBuffer {
  return new SharedArrayBuffer(8)
}

export function clockOf(buffer: SharedArrayBuffer): Clock {
  const [ordinal, since] = [0, 1]
  const fields = new Int32Array(buffer)
  const now = (): number => Math.floor((Date.now() - epoch) / 100)
  return {
    begin(document) {
      Atomics.store(fields, ordinal, document)
      Atomics.store(fields, since, now())
    },
    end: () => void Atomics.store(fields, since, 0),
    current() {
      const begun = Atomics.load(fields, since)
      return begun === 0 ? null : {ordinal: Atomics.load(fields, ordinal), seconds: (now() - begun) / 10}
    }
  }
}
