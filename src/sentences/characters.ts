/** What a character means at a sentence end; the scanner asks by code unit. */

export const enum Class {
  Other = 0,
  Space = 1,
  Stop = 2,
  Mark = 4,
  Closer = 8,
  Opener = 16,
  Upper = 32,
  Lower = 64,
  Digit = 128
}

const classes = new Uint8Array(0x10000)

for (let code = 0; code < 0x10000; code++) {
  const character = String.fromCharCode(code)
  if (/\p{Lu}|\p{Lt}/u.test(character)) classes[code] = Class.Upper
  else if (/\p{L}|\p{M}/u.test(character)) classes[code] = Class.Lower
  else if (/\p{Nd}/u.test(character)) classes[code] = Class.Digit
  else if (/\s/.test(character)) classes[code] = Class.Space
}
for (const character of '.…。．') classes[character.charCodeAt(0)] = Class.Stop
for (const character of '!?！？‽') classes[character.charCodeAt(0)] = Class.Mark
for (const character of '»”)]}›）］」』') classes[character.charCodeAt(0)] = Class.Closer
for (const character of '«“„([{‹¿¡（［「『') classes[character.charCodeAt(0)] = Class.Opener

/** 1 for what the scanner stops at: stops, marks, line breaks and straight quotes. All else is passed over. */
export const candidates = new Uint8Array(0x10000)

for (let code = 0; code < 0x10000; code++) if (classes[code] & (Class.Stop | Class.Mark)) candidates[code] = 1
candidates[10] = candidates[34] = 1

/** 1 for the code units of letters and their marks. */
export const letters = classes.map((kind) => (kind & (Class.Upper | Class.Lower) ? 1 : 0))

export function classOf(text: string, index: number): number {
  return index < 0 || index >= text.length ? Class.Other : classes[text.charCodeAt(index)]
}

export function isLetter(text: string, index: number): boolean {
  return (classOf(text, index) & (Class.Upper | Class.Lower)) !== 0
}
