import {existsSync, readFileSync, writeFileSync} from 'node:fs'

/** The least that each figure may be, percent, by its name. */
export type Floors = Readonly<Record<string, number>>

/** How far a figure may lie below its floor: a mention more or less in the smallest data set is more. */
const tolerance = 0.05

export function fell(floor: number, figure: number): boolean {
  return figure < floor - tolerance
}

/** The floors with those of some figures raised to the figure, rounded down to one decimal. None falls. */
export function raise(floors: Floors, figures: Floors): Floors {
  const raised = {...floors}
  for (const [id, figure] of Object.entries(figures)) raised[id] = Math.max(floors[id] ?? 0, Math.floor(figure * 10) / 10)
  return raised
}

export function readFloors(path: string): Floors {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Floors) : {}
}

/** Sorted by name, one to a line. */
export function writeFloors(path: string, floors: Floors): void {
  const sorted = Object.fromEntries(Object.entries(floors).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(path, JSON.stringify(sorted, null, 2) + '\n')
}
