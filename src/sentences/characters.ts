/** What a code unit means at a sentence end; the scanner asks by code unit. */

import {tableOf} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'

export const enum Class {
  Other = 0,
  Space = 1,
  Stop = 2,
  Mark = 4,
  Closer = 8,
  Opener = 16,
  Upper = 32,
  Lower = 64,
  Digit = 128,
  Letter = Upper | Lower
}

/** Code units that are asked for by themselves. */
export const enum Code {
  Newline = 10,
  Exclamation = 33,
  Quote = 34,
  OpenRound = 40,
  CloseRound = 41,
  Comma = 44,
  Hyphen = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  Colon = 58,
  Semicolon = 59,
  Equals = 61,
  At = 64,
  CapitalH = 72,
  OpenSquare = 91,
  CloseSquare = 93,
  Underscore = 95,
  SmallH = 104,
  SmallW = 119,
  OpenGuillemet = 171,
  Degree = 176,
  CloseGuillemet = 187,
  OpenWide = 0xff08,
  CloseWide = 0xff09
}

/** The code units of some characters. */
export function setOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)))
}

export const classes = tableOf(
  [Class.Lower, /[\p{L}\p{M}]/u],
  [Class.Upper, /[\p{Lu}\p{Lt}]/u],
  [Class.Digit, /\p{Nd}/u],
  [Class.Space, /\s/u]
).slice()

const stops = '.…。．'
const exclamations = '!?！？‽'
for (const character of stops) classes[character.charCodeAt(0)] = Class.Stop
for (const character of exclamations) classes[character.charCodeAt(0)] = Class.Mark
for (const character of '»”)]}›）］」』') classes[character.charCodeAt(0)] = Class.Closer
for (const character of '«“„([{‹¿¡（［「『') classes[character.charCodeAt(0)] = Class.Opener

/** 1 for what the scanner stops at: stops, marks, line breaks and straight quotes. All else is passed over. */
export const candidates = new Uint8Array(classes.length)
for (const character of `${stops}${exclamations}\n"`) candidates[character.charCodeAt(0)] = 1

/** 1 for the code units of letters and their marks. */
export const letters = tableOf([1, /[\p{L}\p{M}]/u])

/** The class of a code unit; `Other` beyond the ends. */
export function classAt(codes: CodeUnits, index: number): number {
  return index < 0 || index >= codes.length ? Class.Other : classes[codes[index]]
}

export function isLetterAt(codes: CodeUnits, index: number): boolean {
  return (classAt(codes, index) & Class.Letter) !== 0
}

export function classOf(text: string, index: number): number {
  return index < 0 || index >= text.length ? Class.Other : classes[text.charCodeAt(index)]
}
