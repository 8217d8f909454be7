/** Slots of rows by name: sections of dates.txt, shapes of digits, marks, and what rows make. Numbered once for all languages. */
const ids = new Map<string, number>()
const names: string[] = []

export function slotId(name: string): number {
  const known = ids.get(name)
  if (known !== undefined) return known
  ids.set(name, names.length)
  return names.push(name) - 1
}

export function slotName(id: number): string {
  return names[id]
}
