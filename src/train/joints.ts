/**
 * Learns the weights of glued joints of French, `src/lang/fr/joint-weights.txt`; see NOTICE for the sources.
 * Run `npm run train:joints -- "$TAMIS_DATA/data"`; the same inputs give the same bytes.
 *
 * Joints come from two places: line ends of news without a stop, and prose some of whose full stops were taken away,
 * the sentence before often cut down to a few words, as titles are. All other gaps of the same texts are none.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {codesOf} from '../codes.ts'
import {lang} from '../lang/index.ts'
import {active, families, featureCount, featureNames} from '../sentences/joint-features.ts'
import {overUnits, scoreOf} from '../sentences/joint-model.ts'
import {Link, readWords} from '../sentences/joint-words.ts'
import {scanSentences} from '../sentences/scan.ts'
import {sentenceWords} from '../sentences/words.ts'
import {generator} from './random.ts'

const data = process.argv[2] ?? '../shared/data'
const pack = lang('fr')

/** Share of sentences that lose their stop, and of these the share that is cut down to 2–9 words. */
const stripShare = 0.25
const shortShare = 0.8
/** How often the prose is gone through, with other stops taken away each time. */
const rounds = 3

const epochs = 10
const rate = 0.3
const penalty = 1e-4
const folds = 5
/** Weights nearer to nothing are left out. */
const leastWeight = 0.005

/** The gaps of one document: features, `families.length` a gap, and whether it is a joint. */
interface Document {
  source: string
  /** The part of the sources it belongs to in cross-validation: all rounds of a text stand in one. */
  fold: number
  features: number[]
  joints: boolean[]
}

/** Pieces of text; after a piece that is open the break is a joint. */
interface Piece {
  text: string
  open: boolean
}

const random = generator(12345)
const documents = [...readWiki(), ...readNews()]
const scores = crossValidate(documents)
console.log(scores.join('\n'))
write(train(documents), scores)

function* readWiki(): Generator<Document> {
  const paragraphs = ['train', 'dev'].flatMap((part) => records(`ner/wiki_fr.${part}.text.jsonl`))
  for (let round = 0; round < rounds; round++) {
    for (const [i, {text}] of paragraphs.entries()) yield gaps('wiki_fr', i % folds, stripped(sentencesOf(text)))
  }
}

function* readNews(): Generator<Document> {
  for (const [i, record] of records('ner/winer_fr_dates.train.text.jsonl.gz').entries()) {
    // The tokenizer left spaces before stops; the dateline is a form of Wikinews and of no other page.
    const lines = record.text.replace(/ ([.,])/g, '$1').split('\n').map((line) => line.trim().replace(/^\d.{0,40}[–-]$|^\d.{0,30}\. – /, '')).filter(Boolean)
    yield gaps('winer_fr, its own line ends', i % folds, lines.map((text) => ({text, open: true})))
    const prose = lines.filter((line) => line.length > 100).flatMap(sentencesOf)
    for (let round = 0; round < rounds; round++) yield gaps('winer_fr, stops taken away', i % folds, stripped(prose))
  }
}

function stripped(sentences: readonly string[]): Piece[] {
  return sentences.map((text) => {
    // A stop after a short word may belong to an abbreviation.
    const strip = random() < stripShare && /\p{L}\.$/u.test(text) && !/(?<!\p{L})\p{L}{1,3}\.$|\.\p{L}\.$/u.test(text)
    return strip ? {text: shortened(text.slice(0, -1)), open: true} : {text, open: !/[.!?…»"”)]$/.test(text)}
  })
}

/** The last words of a sentence, the first of them with a capital. */
function shortened(sentence: string): string {
  if (random() >= shortShare) return sentence
  const words = sentence.split(' ')
  const wanted = 2 + Math.floor(random() * 8)
  const from = words.findIndex((word, i) => i >= words.length - wanted && i > 0 && (/^\p{Ll}/u.test(word) || i === words.length - 1))
  return words.length > wanted && /^\p{Ll}/u.test(words[from]) ? words[from][0].toUpperCase() + words.slice(from).join(' ').slice(1) : sentence
}

function gaps(source: string, fold: number, pieces: readonly Piece[]): Document {
  const ends = new Set<number>()
  let text = ''
  for (const piece of pieces) {
    text += (text === '' ? '' : ' ') + piece.text
    if (piece.open) ends.add(text.length)
  }
  const document: Document = {source, fold, features: [], joints: []}
  const words = readWords(text, pack)
  overUnits(text, unitsOf(text), words, (_unit, word) => {
    if (words.link[word] === Link.Item) return true
    let joint = false
    for (let i = words.end[word]; i < words.start[word + 1]; i++) joint ||= ends.has(i)
    document.features.push(...active)
    document.joints.push(joint)
    return joint
  })
  return document
}

/** Logistic regression by AdaGrad, documents in a seeded order. */
function train(documents: readonly Document[]): Float64Array {
  const weights = new Float64Array(featureCount)
  const squares = new Float64Array(featureCount)
  const next = generator(7)
  const order = [...documents]
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    const step = rate / (1 + epoch / 2)
    for (const {features, joints} of order) {
      for (let gap = 0; gap < joints.length; gap++) {
        activate(features, gap)
        const error = 1 / (1 + Math.exp(-scoreOf(weights))) - Number(joints[gap])
        for (const feature of active) {
          const gradient = error + penalty * weights[feature]
          squares[feature] += gradient * gradient
          weights[feature] -= (step * gradient) / Math.sqrt(squares[feature] + 0.01)
        }
      }
    }
  }
  return weights
}

function activate(features: readonly number[], gap: number): void {
  for (let k = 0; k < families.length; k++) active[k] = features[gap * families.length + k]
}

/** Each fifth of the texts judged by weights of the other four. */
function crossValidate(documents: readonly Document[]): string[] {
  const counts = new Map<string, {right: number; wrong: number; missed: number}>()
  for (let fold = 0; fold < folds; fold++) {
    const weights = train(documents.filter((document) => document.fold !== fold))
    for (const {source, features, joints} of documents.filter((document) => document.fold === fold)) {
      const count = counts.get(source) ?? {right: 0, wrong: 0, missed: 0}
      counts.set(source, count)
      for (const [gap, joint] of joints.entries()) {
        activate(features, gap)
        const found = scoreOf(weights) > 0
        if (found && joint) count.right++
        else if (found) count.wrong++
        else if (joint) count.missed++
      }
    }
  }
  const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
  return [...counts].map(([source, {right, wrong, missed}]) =>
    `${source}: precision ${percent(right, right + wrong)}, recall ${percent(right, right + missed)}, ${right + missed} joints`)
}

function write(weights: Float64Array, scores: readonly string[]): void {
  const sections = new Map<string, string[]>(families.map(({name}) => [name, []]))
  for (const [i, [family, answers]] of featureNames().entries()) {
    if (Math.abs(weights[i]) >= leastWeight) sections.get(family)!.push(`${answers} ${weights[i].toFixed(2)}`)
  }
  const body = [...sections].map(([name, rows]) => `[${name}]\n${rows.join('\n')}`).join('\n\n')
  const header = `# Log-odds that a gap between two words is a glued joint, summed over the families of src/sentences/joint-features.ts.
# Made by src/train/joints.ts from WiNER-fr (text Creative Commons Attribution 2.5) and wiki_fr (Wikipedia, Creative Commons
# Attribution-ShareAlike); numbers only, no text of these sources is in the file. See NOTICE.
# Judged by weights of other documents, at a threshold of 0:
${scores.map((line) => `#   ${line}`).join('\n')}
`
  writeFileSync(fileURLToPath(new URL('../lang/fr/joint-weights.txt', import.meta.url)), `${header}\n${body}\n`)
}

function unitsOf(text: string): {start: number; end: number}[] {
  const offsets = scanSentences(codesOf(text), {words: sentenceWords(pack), lowerCased: false})
  return offsets.flatMap((start, i) => (i % 2 === 0 ? [{start, end: offsets[i + 1]}] : []))
}

function sentencesOf(text: string): string[] {
  return unitsOf(text).map(({start, end}) => text.slice(start, end))
}

function records(path: string): {text: string}[] {
  const bytes = readFileSync(join(data, path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n').map((line) => JSON.parse(line) as {text: string})
}
