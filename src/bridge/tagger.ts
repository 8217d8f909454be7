/** The words of a text that a part-of-speech tagger calls finite verbs, lower case; null when its tags leave that open. */
export type Tagger = (text: string) => string[] | null
