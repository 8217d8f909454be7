import type {EntityType} from '../../doc.ts'
import {entityTypes} from '../../doc.ts'

/** Labels of tokens: 0 is outside; each type has four, for the beginning, the inside, the end of a name, and a name of one token (BIOES). */
export const labelCount = 1 + 4 * entityTypes.length

export const outside = 0

/** Where in a name a token with a label stands. */
export const enum Place {
  Begin,
  Inside,
  End,
  Single
}

/** @param type number of an entity type */
export function labelOf(type: number, place: Place): number {
  return 1 + 4 * type + place
}

/** The labels of a name of `length` tokens. */
export function labelsOf(type: EntityType, length: number): number[] {
  const first = labelOf(entityTypes.indexOf(type), Place.Begin)
  if (length === 1) return [first + Place.Single]
  const labels = new Array<number>(length).fill(first + Place.Inside)
  labels[0] = first + Place.Begin
  labels[length - 1] = first + Place.End
  return labels
}

/** The names that the labels of tokens `[from, to)` say, as token ranges. */
export function namesOf(labels: Uint8Array, from: number, to: number): {from: number; to: number; type: EntityType}[] {
  const names: {from: number; to: number; type: EntityType}[] = []
  let begin = from
  for (let i = from; i < to; i++) {
    if (labels[i] === outside) continue
    const place = (labels[i] - 1) & 3
    if (place === Place.Begin || place === Place.Single) begin = i
    if (place === Place.End || place === Place.Single) names.push({from: begin, to: i + 1, type: entityTypes[(labels[i] - 1) >> 2]})
  }
  return names
}

export const canStart = table((label) => label === outside || isPlace(label, Place.Begin) || isPlace(label, Place.Single))
export const canEnd = table((label) => label === outside || isPlace(label, Place.End) || isPlace(label, Place.Single))

/** Labels that may stand before and after each one. */
export const before: readonly Uint8Array[] = lists((label, other) => follows(other, label))
export const after: readonly Uint8Array[] = lists((label, other) => follows(label, other))

function follows(label: number, next: number): boolean {
  if (canEnd[label]) return canStart[next] === 1
  return (isPlace(next, Place.Inside) || isPlace(next, Place.End)) && (label - 1) >> 2 === (next - 1) >> 2
}

function isPlace(label: number, place: Place): boolean {
  return label !== outside && ((label - 1) & 3) === (place as number)
}

function table(holds: (label: number) => boolean): Uint8Array {
  return Uint8Array.from({length: labelCount}, (_, label) => Number(holds(label)))
}

function lists(holds: (label: number, other: number) => boolean): Uint8Array[] {
  const all = [...Array(labelCount).keys()]
  return all.map((label) => Uint8Array.from(all.filter((other) => holds(label, other))))
}
