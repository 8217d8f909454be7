import type {VFile} from 'vfile'
import {parseEdtf} from '../dates/edtf.ts'
import type {Block, Doc, Unit} from '../doc.ts'
import {cut, warn} from '../doc.ts'
import {slugOf} from '../identity/ids.ts'
import type {Span} from '../text.ts'
import {Anchors} from './anchor.ts'
import type {Correction, Landing, Override} from './override.ts'

/** Finds where the overrides of a document belong; one that does not land is a warning. */
export function landOverrides(raw: string, overrides: readonly Override[], file: VFile): Landing[] {
  if (overrides.length === 0) return []
  const anchors = new Anchors(raw)
  return overrides.map((override) => {
    const found = anchors.find(override)
    if ('span' in found) return {override, span: found.span, problem: null}
    warnOf(file, override, found.problem)
    return {override, span: null, problem: found.problem}
  })
}

/** Before the stages: what is to stay is marked, what is to go is cut. */
export function applyToText(doc: Doc, landings: readonly Landing[]): void {
  if (landings.length === 0) return
  doc.kept = spansOf(landings, 'keep')
  for (const block of doc.blocks) {
    const spans = spansOf(landings, 'drop').map(([start, end]) => block.text.locate(start, end)).filter(([start, end]) => start < end)
    if (spans.length === 0) continue
    cut(doc, block, merged(spans), 'overrides/drop')
    block.units = block.units.filter(({start, end}) => block.text.value.slice(start, end).trim() !== '')
  }
}

/** After the stages: dates and entities mean what a person says. */
export function applyToMentions(doc: Doc, landings: readonly Landing[], file: VFile): void {
  for (const {override, span} of landings) {
    const {does} = override
    if (span === null || (does.kind !== 'date' && does.kind !== 'entity')) continue
    const place = placeOf(doc, span)
    if (place === null) warnOf(file, override, 'its words are not in one kept sentence', span)
    else if (does.kind === 'date') setDate(place, does)
    else setEntity(place, does)
  }
}

function warnOf(file: VFile, {place, quote}: Override, problem: string, span: Span = [0, 0]): void {
  warn(file, 'overrides/no-place', `${place}: ${JSON.stringify(quote.slice(0, 80))}: ${problem}`, span)
}

/** The raw spans of one kind of override, sorted. */
function spansOf(landings: readonly Landing[], kind: Correction['kind']): Span[] {
  return landings.flatMap(({override, span}) => (span !== null && override.does.kind === kind ? [span] : [])).sort((a, b) => a[0] - b[0])
}

/** Sorted spans as disjoint ones. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const [start, end] of spans) {
    const last = result.at(-1)
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}

interface Place {
  block: Block
  unit: Unit
  start: number
  end: number
}

/** Where a raw span lies now; null when it is not in one unit. */
function placeOf(doc: Doc, [rawStart, rawEnd]: Span): Place | null {
  for (const block of doc.blocks) {
    const [start, end] = block.text.locate(rawStart, rawEnd)
    const unit = start < end ? block.units.find((unit) => unit.start <= start && unit.end >= end) : undefined
    if (unit) return {block, unit, start, end}
  }
  return null
}

function setDate({block, start, end}: Place, {value}: Extract<Correction, {kind: 'date'}>): void {
  const was = block.dates.find((date) => overlaps(date, start, end))
  const others = block.dates.filter((date) => !overlaps(date, start, end))
  const bounds = value === null ? null : parseEdtf(value)
  const made = bounds === null ? [] : [{start, end, type: 'date' as const, value, ...bounds, surface: was?.surface ?? null, part: null, resolvedBy: 'override' as const, ambiguous: false}]
  block.dates = [...others, ...made].sort((a, b) => a.start - b.start)
}

function setEntity({block, start, end}: Place, {type, id}: Extract<Correction, {kind: 'entity'}>): void {
  const others = block.entities.filter((entity) => !overlaps(entity, start, end))
  const text = block.text.value.slice(start, end)
  const made = type === null ? [] : [{start, end, type, id: id ?? slugOf(text), score: 1, ambiguous: false}]
  block.entities = [...others, ...made].sort((a, b) => a.start - b.start)
}

function overlaps(mention: {start: number; end: number}, start: number, end: number): boolean {
  return mention.start < end && mention.end > start
}
