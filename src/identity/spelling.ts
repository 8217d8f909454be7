import {detached} from '../detached.ts'
import {foldKey} from '../fold.ts'
import {readWords} from '../lang/words.ts'

/** Words of fewer letters are one only when they sound the same: not `Marie` and `Mario`. */
const leastLoose = 6

/** Words of more letters are no names of people or places. */
const mostLoose = 40

/** Distinct words whose sound is remembered. */
const mostRemembered = 100_000

type Replacement = readonly [what: RegExp, by: string]

const table = readWords('names', 'spelling')
const letters = new Map((table.get('letters') ?? []).map(pairOf))
const letter = new RegExp(`[${[...letters.keys()].join('')}]`, 'gu')
const sounds = replacements('sounds')
const surnameEndings = replacements('surname-endings')
const transcribed = new RegExp((table.get('transcribed') ?? []).join('|'), 'u')
const heard = new Map<string, string>()

/** A word as it sounds, whatever language it was transcribed into: lower case, and `š` for `ch`, `sh`, `sch`, `tch`. */
export function soundOf(word: string): string {
  const known = heard.get(word)
  if (known !== undefined) return known
  const sound = replaceAll(foldKey(word).replace(letter, (found) => letters.get(found)!), sounds)
  if (heard.size >= mostRemembered) heard.clear()
  heard.set(detached(word), detached(sound))
  return sound
}

/** A sounding surname with the endings that languages spell in their own way made one. */
export function surnameSound(sound: string): string {
  return replaceAll(sound, surnameEndings)
}

/** Whether a folded word looks transcribed from another script: `Babyrian`, `Joukov`. */
export function isTranscribed(word: string): boolean {
  return transcribed.test(word)
}

/**
 * Keys of a sounding word: two long words that share one are perhaps spellings of one name. They differ in one run of vowels that
 * does not end them, and in voice (`d` and `t`, `g`, `h` and `k`) before their last letter: `Gaydar`, `Heydar`; `Qubadli`, `Kubatly`.
 */
export function looseKeys(sound: string): string[] {
  if (sound.length < leastLoose || sound.length > mostLoose || !/^[\p{Ll}-]+$/u.test(sound)) return []
  const last = sound.slice(-1)
  const hard = voiceless(sound.slice(0, -1)) + (/[gh]/.test(last) ? 'k' : last)
  return [...hard.matchAll(/[aeiou]{1,9}(?=[^aeiou])/g)].map(({0: vowels, index}) => `${hard.slice(0, index)}*${hard.slice(index + vowels.length)}`)
}

function voiceless(sound: string): string {
  return sound.replace(/[bdghvz]/g, (voiced) => 'ptkkfs'['bdghvz'.indexOf(voiced)])
}

function replaceAll(word: string, list: readonly Replacement[]): string {
  return list.reduce((spelling, [what, by]) => spelling.replace(what, by), word)
}

function replacements(section: string): Replacement[] {
  return (table.get(section) ?? []).map(pairOf).map(([what, by]) => [new RegExp(what, 'gu'), by])
}

/** `sh|ch = š`; the right side may be empty, and a sign `=` stands in patterns too. */
function pairOf(line: string): [string, string] {
  const at = line.lastIndexOf(' =')
  return [line.slice(0, at), line.slice(at + 2).trim()]
}
