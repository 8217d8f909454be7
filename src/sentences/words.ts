import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import type {WordBits} from './word-bits.ts'
import {wordBits} from './word-bits.ts'

/** What a language says of a word beside a full stop. */
export const enum Word {
  /** An abbreviation that never ends a sentence: *M.*, *art.* */
  NeverFinal = 1,
  /** A full stop cuts it short only before a number: *vol. 3*, but *C'est du vol.* */
  BeforeNumber = 2,
  /** An abbreviation that may end one: *etc.*; the next word decides. Also the shape of a number, `00`, whose stop may make an ordinal: *am 12. Mai*. */
  MaybeFinal = 4,
  /** An abbreviation after which any capital opens a sentence: *J.-C.*, *p.m.* */
  BeforeCapital = 8,
  /** It usually opens a sentence: *Il*, *Cependant*. */
  Opener = 16,
  /** An opener that also begins surnames: *J. Le Goff*. */
  NameParticle = 32,
  /** No complete sentence ends with it: *par*, *de*. */
  NeverLast = 64
}

/** What a language says about the full stop. */
export interface SentenceWords {
  readonly words: WordBits
  /** The mark that opens a quotation, by the one that closes it and opens one in other languages, as code units: `“` → `„`. */
  readonly openingMarks: ReadonlyMap<number, number>
}

const none: readonly string[] = []
const compiled = new WeakMap<readonly string[], (lang: Lang) => SentenceWords>()

/**
 * What a language says about the full stop, compiled once.
 * @param more abbreviations that never end a sentence, beside those of the pack; tables are kept for the very array
 */
export function sentenceWords(lang: Lang, more: readonly string[] = none): SentenceWords {
  let compile = compiled.get(more)
  if (!compile) compiled.set(more, (compile = perLang((pack) => compileWords(pack, more))))
  return compile(lang)
}

function compileWords(lang: Lang, more: readonly string[]): SentenceWords {
  const abbreviations = lang.words('abbreviations')
  const openers = lang.words('openers')
  return {
    words: wordBits([
      [Word.NeverFinal, abbreviations.get('never-final')],
      [Word.NeverFinal, more],
      [Word.BeforeNumber, abbreviations.get('before-number')],
      [Word.MaybeFinal, abbreviations.get('maybe-final')],
      [Word.BeforeCapital, abbreviations.get('before-capital')],
      [Word.Opener, [...openers.values()].flat()],
      [Word.NameParticle, openers.get('name-particles')],
      [Word.NeverLast, lang.words('function-words').get('never-last')]
    ]),
    openingMarks: new Map((lang.words('quotation-marks').get('') ?? []).map((pair) => [pair.charCodeAt(2), pair.charCodeAt(0)]))
  }
}
