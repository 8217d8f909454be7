import type {DocumentRecord} from '../../record.ts'
import {say} from './messages.ts'
import type {Marked} from './spans.ts'

/** What the reader chose to see; empty for all. */
export interface Chosen {
  reason: string
  rule: string
  type: string
  /** Id of the one entity whose mentions are shown. */
  entity: string
}

/** The text that marks are for: the raw one, or the clean one. */
export type Side = 'raw' | 'clean'

/** What was removed, in the raw text. */
export function removalMarks({removed, sentences}: DocumentRecord, {reason, rule}: Chosen): Marked[] {
  let next = 0
  const marks = removed.map((removal, i): Marked => {
    while (next + 1 < sentences.length && sentences[next].raw[0] < removal.raw[1]) next++
    return {start: removal.raw[0], end: removal.raw[1], key: `r${i}`, kind: 'removed', look: `reason-${removal.reason}`, title: `${removal.reason} · ${removal.rule}`, near: `s${next}`}
  })
  return marks.filter((_, i) => (reason === '' || removed[i].reason === reason) && (rule === '' || removed[i].rule === rule))
}

/** The sentences, those that were kept by a hair marked as such. */
export function sentenceMarks({sentences}: DocumentRecord, side: Side): Marked[] {
  return sentences.map((sentence, i) => {
    const isClose = sentence.score !== null
    return {...placeOn(side, sentence), key: `s${i}`, kind: 'sentence', look: isClose ? 'close' : '', title: isClose ? `${say('keptEdge')} · ${sentence.rule}` : ''}
  })
}

/** Dates and entities, those of one type or of one entity when that is chosen. */
export function mentionMarks({dates, entities}: DocumentRecord, {type, entity}: Chosen, side: Side): Marked[] {
  const isShown = (kind: string, id: string): boolean => (type === '' || kind === type) && (entity === '' || id === entity)
  return [
    ...entities.flatMap((mention, i): Marked[] => (isShown(mention.type, mention.id) ? [{...placeOn(side, mention), key: `e${i}`, kind: 'entity', look: `type-${mention.type}`, title: `${mention.type} · ${mention.id}`}] : [])),
    ...dates.flatMap((mention, i): Marked[] => (isShown('date', '') ? [{...placeOn(side, mention), key: `d${i}`, kind: 'date', look: 'type-date', title: mention.value ?? ''}] : []))
  ]
}

function placeOn(side: Side, {start, end, raw}: {start: number; end: number; raw: readonly [number, number]}): {start: number; end: number} {
  return side === 'raw' ? {start: raw[0], end: raw[1]} : {start, end}
}
