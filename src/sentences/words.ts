import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'

/** What a language says about the full stop, all lower case. */
export interface SentenceWords {
  /** Abbreviations that never end a sentence: *M.*, *art.* */
  readonly neverFinal: ReadonlySet<string>
  /** Words that a full stop cuts short only before a number: *vol. 3*, but *C'est du vol.* */
  readonly beforeNumber: ReadonlySet<string>
  /** Abbreviations that may end one: *etc.*; the next word decides. Also shapes of numbers, `00`, whose stop may make an ordinal: *am 12. Mai*. */
  readonly maybeFinal: ReadonlySet<string>
  /** Abbreviations after which any capital opens a sentence: *J.-C.*, *p.m.* */
  readonly beforeCapital: ReadonlySet<string>
  /** Words that usually open a sentence: *Il*, *Cependant*. */
  readonly openers: ReadonlySet<string>
  /** Openers that also begin surnames: *J. Le Goff*. */
  readonly nameParticles: ReadonlySet<string>
  /** The mark that opens a quotation, by the one that closes it and opens one in other languages: `“` → `„`. */
  readonly openingMarks: ReadonlyMap<string, string>
  /** Words that no complete sentence ends with: *par*, *de*. */
  readonly neverLast: ReadonlySet<string>
}

export const sentenceWords: (lang: Lang) => SentenceWords = perLang((lang) => {
  const abbreviations = lang.words('abbreviations')
  const openers = lang.words('openers')
  return {
    neverFinal: new Set(abbreviations.get('never-final')),
    beforeNumber: new Set(abbreviations.get('before-number')),
    maybeFinal: new Set(abbreviations.get('maybe-final')),
    beforeCapital: new Set(abbreviations.get('before-capital')),
    openers: new Set([...openers.values()].flat()),
    nameParticles: new Set(openers.get('name-particles')),
    openingMarks: new Map((lang.words('quotation-marks').get('') ?? []).map((pair) => [pair[2], pair[0]])),
    neverLast: new Set(lang.words('function-words').get('never-last'))
  }
})
