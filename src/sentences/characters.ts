import {tableOf} from '../code-units.ts'

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

const classes = tableOf(
  [Class.Lower, /[\p{L}\p{M}]/u],
  [Class.Upper, /[\p{Lu}\p{Lt}]/u],
  [Class.Digit, /\p{Nd}/u],
  [Class.Space, /\s/u]
)

for (const character of '.…。．') classes[character.charCodeAt(0)] = Class.Stop
for (const character of '!?！？‽') classes[character.charCodeAt(0)] = Class.Mark
for (const character of '»”)]}›）］」』') classes[character.charCodeAt(0)] = Class.Closer
for (const character of '«“„([{‹¿¡（［「『') classes[character.charCodeAt(0)] = Class.Opener

/** 1 for what the scanner stops at: stops, marks, line breaks and straight quotes. All else is passed over. */
export const candidates = classes.map((kind) => (kind & (Class.Stop | Class.Mark) ? 1 : 0))

candidates[10] = candidates[34] = 1

/** 1 for the code units of letters and their marks. */
export const letters = classes.map((kind) => (kind & (Class.Upper | Class.Lower) ? 1 : 0))

export function classOf(text: string, index: number): number {
  return index < 0 || index >= text.length ? Class.Other : classes[text.charCodeAt(index)]
}

export function isLetter(text: string, index: number): boolean {
  return (classOf(text, index) & (Class.Upper | Class.Lower)) !== 0
}
