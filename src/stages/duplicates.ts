import type {VFile} from 'vfile'
import type {Block, Doc, Grounds, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Repeat} from '../duplicates/across.ts'
import type {Copy, Passage} from '../duplicates/within.ts'
import {copiesWithin, repeats as isRepeated} from '../duplicates/within.ts'
import {wordsInAll} from '../duplicates/words.ts'
import type {RuleId} from '../rules.ts'
import {sheetOf} from '../sheet.ts'
import {defineStage} from '../stage.ts'
import type {Span} from '../text.ts'

const defaults = {
  /** Shorter units may repeat: formulas of debates, refrains, notes. Tuned on the clean French sentence set. */
  minWords: 12,
  /** Share of the runs of three words of a unit that stand in another one, from which it goes, 0–1; 1 asks for all. */
  containment: 0.85,
  /** Whether what stands in a longer unit goes at all, or only what is repeated word for word. */
  near: true,
  /**
   * In a run: a passage that stands in so many documents stays in one; 0 for never. Five, so that what is merely quoted stays. Raise it, or
   * switch it off, for collections whose texts share formulas by right: laws, forms, minutes.
   */
  furnitureDocuments: 5,
  /** In a run: shorter blocks, in words, recur by right. */
  furnitureWords: 8,
  /** In a run: similarity, 0–1, from which a whole document repeats another. Higher than the 0.75 to 0.8 of the published pipelines, which keep no account of what they drop. */
  documentSimilarity: 0.9,
  /** In a run: shorter documents, in words, repeat nothing as a whole. */
  documentWords: 50
}

type Options = Readonly<typeof defaults>

/**
 * Duplicates: a unit that says what another one of the document says, whole or as a part of it. Of two the longer stays, of
 * equals the one in the longer block, then the first. Code and headings may repeat, and rows of tables. In a run also what stands in other documents, as the run finds it.
 */
export const duplicates = defineStage(
  'duplicates',
  defaults,
  (doc: Doc, file: VFile, options: Options) => {
    dropCopies(doc, options)
    dropRepeats(doc, file.data.input?.repeats ?? [])
  },
  {
    careful: {near: false, furnitureDocuments: 0, documentSimilarity: 0.97},
    strict: {containment: 0.75, furnitureDocuments: 3, documentSimilarity: 0.8}
  }
)

/** A unit that comes this near to the line, in scores, is a close call. */
const edge = 0.1

/** A unit as a passage. */
class Place implements Passage {
  readonly block: Block
  readonly unit: Unit
  readonly group: number
  /** In the text of all blocks. */
  readonly start: number
  readonly end: number

  constructor(block: Block, unit: Unit, group: number, shift: number) {
    this.block = block
    this.unit = unit
    this.group = group
    this.start = shift + unit.start
    this.end = shift + unit.end
  }

  get recurs(): boolean {
    return this.block.kind === 'heading' || this.block.kind === 'row'
  }

  get room(): number {
    return this.block.text.length
  }

  get isWhole(): boolean {
    const {start, end} = this.unit
    return /[.!?…][\s"»”’)\]]{0,4}$/u.test(this.block.text.value.slice(Math.max(start, end - 8), end))
  }
}

function dropCopies(doc: Doc, {minWords, near, containment: asked}: Options): void {
  const containment = near ? asked : Infinity
  const {blocks, codes, starts} = sheetOf(doc)
  const places: Place[] = []
  for (let i = 0; i < blocks.length; i++) for (const unit of blocks[i].units) places.push(new Place(blocks[i], unit, i, starts[i]))
  const repeated = new Map<Block, Record<'exact' | 'near', Map<Unit, Grounds>>>()
  copiesWithin(places, wordsInAll(codes, places), {containment, minWords}).forEach((copy, i) => {
    if (copy === null) return
    const {block, unit} = places[i]
    const rule = copy.exact ? 'exact' : 'near'
    const score = scoreOf(copy, asked)
    if (!isRepeated(copy, containment)) {
      if (near && score >= 0.5 - edge) unit.edge ??= {rule: 'duplicates/near', score}
      return
    }
    if (!repeated.has(block)) repeated.set(block, {exact: new Map(), near: new Map()})
    repeated.get(block)![rule].set(unit, {score: copy.exact ? null : score, copyOf: {document: null, raw: rawOf(places[copy.of])}, because: () => [sayOf(copy)]})
  })
  for (const [block, units] of repeated) {
    for (const rule of ['exact', 'near'] as const) dropUnits(doc, block, units[rule], `duplicates/${rule}` satisfies RuleId)
  }
}

/** Drops the units that lie in a range that repeats another document. One walk: blocks and units are in raw order. */
function dropRepeats(doc: Doc, repeats: readonly Repeat[]): void {
  const sorted = [...repeats].sort((a, b) => a.raw[0] - b.raw[0] || b.raw[1] - a.raw[1])
  let widest: Repeat | null = null
  let next = 0
  for (const block of sorted.length > 0 ? doc.blocks : []) {
    const inside = new Map<RuleId, Map<Unit, Grounds>>()
    for (const unit of block.units) {
      const [start, end] = rawOf({block, unit})
      for (; sorted[next]?.raw[0] <= start; next++) if (widest === null || sorted[next].raw[1] > widest.raw[1]) widest = sorted[next]
      if (widest === null || end > widest.raw[1]) continue
      const {rule, copyOf} = widest
      inside.set(rule, (inside.get(rule) ?? new Map<Unit, Grounds>()).set(unit, {copyOf}))
    }
    for (const [rule, units] of inside) dropUnits(doc, block, units, rule)
  }
}

/** Its raw place, without the spaces around it. */
function rawOf({block: {text}, unit: {start, end}}: Pick<Place, 'block' | 'unit'>): Span {
  const value = text.value.slice(start, end)
  return text.raw(start + value.length - value.trimStart().length, start + value.trimEnd().length)
}

/** The share of what stands elsewhere, bent so that the line is at 0.5. */
function scoreOf({containment}: Copy, line: number): number {
  return containment < line ? (0.5 * containment) / line : line === 1 ? 1 : 0.5 + (0.5 * (containment - line)) / (1 - line)
}

function sayOf({containment, exact}: Copy): string {
  return exact ? 'every word stands in the copy, in the same order' : `${Math.round(containment * 100)} % of its runs of three words stand in the copy`
}
