import type {EntityType} from '../src/doc.ts'
import type {DocumentMentions} from '../src/identity/resolve.ts'
import {resolveEntities} from '../src/identity/resolve.ts'

/** A synthetic dataset of a million mentions, or of as many as the first argument says. */
const mentions = Number(process.argv[2] ?? 1_000_000)

/** Mentions of a document. */
const each = 25

/** Mentions of a distinct full name, on average: Zipf's law makes some much more frequent. */
const repeated = 6

let seed = 1
const documents = Array.from({length: Math.ceil(mentions / each)}, (_, i) => documentOf(`d${i}`))
const before = process.cpuUsage()
const {rows, ids} = resolveEntities(documents)
const {user, system} = process.cpuUsage(before)
const forms = new Set(documents.flatMap((document) => document.mentions.map(({type, text}) => `${type} ${text}`))).size
const open = ids.reduce((sum, list) => sum + list.filter(({ambiguous}) => ambiguous).length, 0)
console.log(`${mentions} mentions, ${forms} spellings, ${documents.length} documents → ${rows.length} ids, ${open} mentions open`)
console.log(`${((user + system) / 1e6).toFixed(1)} CPU-seconds, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB resident at most, the documents counted in`)

/** Full names, and now and then their short forms in the same document. */
function documentOf(id: string): DocumentMentions {
  const list: {text: string; type: EntityType}[] = []
  while (list.length < each) {
    const type = (['person', 'person', 'place', 'organization'] as const)[random(4)]
    const [text, short] = nameOf(type, Math.floor((mentions / repeated) * ((random(1e6) + 1) / 1e6) ** 2))
    list.push({text, type})
    if (random(3) === 0) list.push({text: short, type})
  }
  return {id, lang: 'fr', mentions: list}
}

/** The n-th name of a type and a short form of it: the same for the same n. */
function nameOf(type: EntityType, n: number): [full: string, short: string] {
  if (type === 'place') return [capital(n * 7 + 3), capital(n * 7 + 3)]
  if (type === 'person') return [`${capital(n % 1999)} ${capital(n)}ov`, `${capital(n)}ov`]
  const words = [capital(n % 97), capital(n % 1009).toLowerCase(), capital(n).toLowerCase()]
  return [words.join(' '), words.map((word) => word[0].toUpperCase()).join('')]
}

function capital(n: number): string {
  const [consonants, vowels] = ['bdfgklmnprstvz', 'aeiou']
  let word = ''
  for (let rest = n + 130; rest > 0; rest = Math.floor(rest / 65)) word = consonants[rest % 13] + vowels[Math.floor(rest / 13) % 5] + word
  return word[0].toUpperCase() + word.slice(1)
}

/** A fixed sequence of whole numbers from 0: a linear congruential generator, Numerical Recipes' constants. */
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
