import type {Meaning} from './meanings.ts'

/**
 * A row of a language's date grammar; every example runs as a test.
 *
 * A pattern is a sequence of slots and marks: `<month>` is a section of the pack's dates.txt, a shape of digits
 * (see grammar.ts); `<Date>` is what earlier rows make; `<to|and>` is either; `?` after a slot makes it optional.
 * Where the pattern has a space the text may have white space; elsewhere its parts must touch.
 */
export interface DateRule {
  readonly pattern: string
  /** What the words mean together: a name of the language-free algebra in meanings.ts. */
  readonly means: Meaning
  /** What later rows may call the result. Default: `Date`. */
  readonly makes?: string
  /** Section of dates.txt of which a word must stand right before; it is no part of the span. */
  readonly after?: string
  /** Section of which none may stand right before. */
  readonly notAfter?: string
  /** Section of which none may stand right behind. */
  readonly notBefore?: string
  /** True: only where a mark or the end of its sentence follows; false: only where a word does. */
  readonly closed?: boolean
  /** Only where nothing but this stands in its sentence: `20 02 2014` in the cell of a table. */
  readonly alone?: boolean
  /** `le [5 mai 1994] = 1994-05-05`: the span in brackets, then its surface value, or `none` for what must not be found. */
  readonly examples: readonly string[]
}
