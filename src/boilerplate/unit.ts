import type {Block, Unit} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import type {RuleId} from '../rules.ts'
import type {PhraseHit} from './phrases.ts'

/** A unit of text with its surroundings, as the rules of boilerplate see it. */
export interface UnitView {
  readonly text: string
  /** Runs of letters and digits. */
  readonly words: number
  /** The first phrase of page furniture in it. */
  readonly phrase: PhraseHit | null
  readonly lang: Lang
  readonly block: Block
  readonly unit: Unit
}

/** A rule of boilerplate: the text is junk when the test says so. */
export interface UnitRule {
  readonly id: RuleId
  test(view: UnitView): boolean
}

/** The rule that condemns a unit, or that only comes near to it. */
export interface Finding {
  readonly id: RuleId
  readonly near: boolean
}

/** The finding of the first rule that speaks; null when none does. */
export function findBy(rules: readonly UnitRule[], view: UnitView, near = false): Finding | null {
  const rule = rules.find((rule) => rule.test(view))
  return rule ? {id: rule.id, near} : null
}

/** Score of a close call of a rule that does not weigh. */
export const nearScore = 0.5

/** Words of a text, lower case: runs of letters and digits. Bounded, since a run of some million letters overflows the stack of `+`. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{1,99}/gu) ?? []
}
