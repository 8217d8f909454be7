/** How a unit ends, marks that close a quotation or bracket left out of account. */
export const enum End {
  Letter,
  Stop,
  Mark,
  Ellipsis,
  Colon,
  Comma,
  Other
}

/** How a unit begins. */
export const enum Begin {
  Upper,
  Lower,
  Digit,
  Symbol
}

/** Where a unit stands in a text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What is counted in the units of a text: lines, or pieces of a text that lost its lines. One entry a unit. */
export interface UnitSignals {
  readonly count: number
  /** First word, and the one after the last, in the words of the text. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The function words in their order, as one number: what lines of one template share. 0 when there are none. */
  readonly template: Int32Array
  /** UTF-16 code units; letters of Chinese and Japanese count for more, as they say more. */
  readonly length: Float32Array
  readonly words: Float32Array
  readonly functionWords: Float32Array
  readonly capitals: Float32Array
  readonly allCapitals: Float32Array
  readonly verbs: Float32Array
  readonly wordLetters: Float32Array
  readonly numbers: Float32Array
  readonly years: Float32Array
  readonly letters: Float32Array
  /** Letters of Chinese and Japanese. */
  readonly ideographs: Float32Array
  readonly digits: Float32Array
  /** Words that pages say of themselves, by the lists `page-words.txt`. */
  readonly pageWords: Float32Array
  /** Words that address the reader. */
  readonly address: Float32Array
  /** Words of comments and forums. */
  readonly comment: Float32Array
  /** Times of day and dates in figures: 16h01, 9:30, 29/10/2012. */
  readonly times: Float32Array
  /** 1 when a phrase of the list `boilerplate.txt` is found, and how much of the unit it is. */
  readonly phrase: Float32Array
  readonly phraseShare: Float32Array
  readonly beginsWithPageWord: Float32Array
  readonly beginsWithOpener: Float32Array
  /** Ends with a word that no sentence ends with. */
  readonly endsOpen: Float32Array
  /** An `End` and a `Begin`. */
  readonly end: Float32Array
  readonly begin: Float32Array
  /** Ends with a closing quotation mark or bracket. */
  readonly closed: Float32Array
  readonly commas: Float32Array
  readonly innerStops: Float32Array
  readonly separators: Float32Array
  readonly brackets: Float32Array
  readonly quotes: Float32Array
  readonly colons: Float32Array
  readonly dashes: Float32Array
  readonly slashes: Float32Array
  readonly symbols: Float32Array
  readonly addresses: Float32Array
  readonly prices: Float32Array
  readonly copyright: Float32Array
}

/** Columns below that hold plain numbers. */
const columns = 36

export function emptySignals(count: number): UnitSignals {
  // One piece of memory, since to ask for many takes longer than to fill them.
  const values = new Float32Array(columns * count)
  let next = 0
  const column = (): Float32Array => values.subarray(next, (next += count))
  return {
    count, from: new Int32Array(count), to: new Int32Array(count), template: new Int32Array(count),
    length: column(), words: column(), functionWords: column(), capitals: column(), allCapitals: column(), verbs: column(), wordLetters: column(),
    numbers: column(), years: column(), letters: column(), ideographs: column(), digits: column(), pageWords: column(), address: column(),
    comment: column(), times: column(), phrase: column(), phraseShare: column(), beginsWithPageWord: column(), beginsWithOpener: column(),
    endsOpen: column(), end: column(), begin: column(), closed: column(), commas: column(), innerStops: column(), separators: column(),
    brackets: column(), quotes: column(), colons: column(), dashes: column(), slashes: column(), symbols: column(), addresses: column(),
    prices: column(), copyright: column()
  }
}
