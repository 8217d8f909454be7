/**
 * Makes the list of finite verb forms of French from unlabelled text; see NOTICE for the sources.
 * Run `npx tsx src/train/finite-verbs.ts "$TAMIS_DATA/data/lexicons"`; the same inputs give the same bytes.
 *
 * A form is known by the company it keeps: after `il`, `on`, `qui se`, `ne` stands a finite verb, after `un`, `de`, `très` none.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {lang} from '../lang/index.ts'

const lexicons = process.argv[2] ?? '../shared/data/lexicons'
const list = lang('fr').words('finite-verbs')
const section = (name: string): ReadonlySet<string> => new Set(list.get(name))
const [subjects, nominal, either, between] = ['subjects', 'nominal', 'either', 'between'].map(section)

/** Seen that often after a subject, for the form to count. */
const leastSeen = 3
/** Share of all its places that are after a subject, adverbs coming there too, but rarely; or seen so often that it hardly matters. */
const leastShare = 0.06
const oftenSeen = 30
/** Share of its telling places that are after a subject. */
const sureShare = 0.8
const likelyShare = 0.1
/** Endings that tell by themselves need no list. */
const known = new RegExp(`(?:${list.get('endings')!.join('|')})$`)
/** Infinitives, present participles and adverbs: `ne rien finir`, `en passant`, `qui seulement`. */
const neverFinite = /(?:er|ir|ant|ement|amment|emment)$/

/** Endings of infinitives that are of finite forms too: `mettre`, `montre`. */
const infinitive = /(?:[dt]re|ire|vre)$/
/** Words that come after `qui` and `ne` as they do after all others. */
const grammar = new Set([...lang('fr').words('function-words').values(), lang('fr').words('openers').get('') ?? []].flat().map((word) => word.toLowerCase()))

interface Seen {
  verb: number
  other: number
  all: number
}

const seen = new Map<string, Seen>()
for (const line of gunzipSync(readFileSync(join(lexicons, 'unlabelled.fr.tok.gz'))).toString().split('\n')) {
  let previous = ''
  let afterSubject = false
  for (const word of line.split(' ')) {
    const count = seen.get(word) ?? {verb: 0, other: 0, all: 0}
    if (count.all++ === 0) seen.set(word, count)
    if (afterSubject) count.verb++
    else if (nominal.has(previous)) count.other++
    afterSubject = subjects.has(word) || (afterSubject && (between.has(word) || either.has(word)))
    previous = word
  }
}

const forms = [...seen].filter(([word, {verb, other, all}]) =>
  /^\p{L}{2,}$/u.test(word) && !neverFinite.test(word) && !known.test(word) &&
  !(infinitive.test(word) && verb < sureShare * (verb + other)) &&
  verb >= leastSeen && (verb >= leastShare * all || (verb >= oftenSeen && !grammar.has(word))) &&
  ![subjects, nominal, either, between].some((words) => words.has(word))
)
const formsBetween = (low: number, high: number): string[] =>
  forms.filter(([, {verb, other}]) => verb >= low * (verb + other) && verb < high * (verb + other)).map(([word]) => word).sort()

const text = `# Finite forms of verbs, by what stands before them in 12 million words of French. Made by src/train/finite-verbs.ts; see NOTICE.

[sure]
${formsBetween(sureShare, 2).join('\n')}

# As often a noun, an adjective or a participle.
[likely]
${formsBetween(likelyShare, sureShare).join('\n')}
`
writeFileSync(fileURLToPath(new URL('../lang/fr/finite-forms.txt', import.meta.url)), text)
