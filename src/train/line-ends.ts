/**
 * Learns where lines may have ended in text that lost its line breaks, `src/lang/line-end-weights.txt`, for all languages at once; see
 * NOTICE for the sources. Run `npm run train:line-ends -- "$TAMIS_DATA/data"`; the same inputs give the same bytes.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {cutFrom, mayEndLine} from '../boilerplate/pieces.ts'
import {lang} from '../lang/index.ts'
import {createPipeline, toFile} from '../pipeline.ts'
import {active, families, featureCount, featureNames} from '../sentences/joint-features.ts'
import {overUnits} from '../sentences/joint-model.ts'
import {readWords} from '../sentences/joint-words.ts'
import {language, references, repair, sentences} from '../stages/index.ts'
import type {Examples} from './logistic.ts'
import {scoreOf, trainLogistic} from './logistic.ts'
import type {FlatPage} from './pages.ts'
import {readPages} from './pages.ts'
import {hashOf} from './random.ts'

const data = process.argv[2] ?? '../shared/data'

/** English pages are three in four; half of them are enough. */
const englishShare = 2
const folds = 2
/** Weights nearer to nothing are left out. */
const leastWeight = 0.005

/** The stages that stand before the judge. */
const pipeline = createPipeline({stages: [repair(), language(), references(), sentences()]})

const sparse: Int32Array[] = []
const target: number[] = []
const fold: number[] = []
for (const page of readPages(data, 'harsh')) {
  if (page.lang !== 'en' || hashOf(page.id) % englishShare === 0) readGaps(page)
}
const examples: Examples = {
  width: 0,
  dense: new Float32Array(0),
  sparse,
  sparseCount: featureCount,
  target: Float32Array.from(target),
  weight: new Float32Array(target.length).fill(1)
}
const score = crossValidate()
console.log(score)
write(train(() => true), score)

/** The gaps of a page that may be line ends, with what is known of each. A line that is found ends the piece, as when judging. */
function readGaps(page: FlatPage): void {
  const file = toFile({raw: page.text, lang: page.lang})
  const doc = pipeline.processor.runSync(pipeline.processor.parse(file), file)
  const starts = page.segments.map(({start}) => start)
  let next = 0
  for (const {text, units} of doc.blocks) {
    const words = readWords(text.value, lang(page.lang))
    overUnits(text.value, units, words, (_unit, word) => {
      const from = text.raw(words.end[word] - 1, words.end[word])[1]
      const to = text.raw(words.start[word + 1], words.start[word + 1] + 1)[0]
      while (next < starts.length && starts[next] < from) next++
      const ends = next < starts.length && starts[next] <= to
      sparse.push(active.slice())
      target.push(Number(ends))
      fold.push(hashOf(page.site) % folds)
      return ends
    }, mayEndLine)
  }
}

function train(chosen: (row: number) => boolean): Float64Array {
  return trainLogistic(examples, [...target.keys()].filter(chosen), {epochs: 4, rate: 0.3, sparsePenalty: 1e-4})
}

function crossValidate(): string {
  let [right, found, wanted] = [0, 0, 0]
  for (let part = 0; part < folds; part++) {
    const weights = train((row) => fold[row] !== part)
    for (let row = 0; row < target.length; row++) {
      if (fold[row] !== part) continue
      const ends = scoreOf(examples, row, weights) > cutFrom
      wanted += target[row]
      if (ends) found++
      if (ends) right += target[row]
    }
  }
  const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
  return `precision ${percent(right, found)}, recall ${percent(right, wanted)} of ${wanted} line ends, among ${target.length} gaps, at ${cutFrom}`
}

function write(weights: Float64Array, score: string): void {
  // The one answer of the first family is a bias too.
  weights[0] += weights[weights.length - 1]
  const sections = new Map<string, string[]>(families.map(({name}) => [name, []]))
  for (const [i, [family, answers]] of featureNames().entries()) {
    if (Math.abs(weights[i]) >= leastWeight) sections.get(family)!.push(`${answers} ${weights[i].toFixed(2)}`)
  }
  const body = [...sections].map(([name, rows]) => `[${name}]\n${rows.join('\n')}`).join('\n\n')
  const header = `# Log-odds that a line ended in a gap between two words of a text that lost its line breaks, summed over the families of
# src/sentences/joint-features.ts. For all languages.
# Made by src/train/line-ends.ts from web pages that were collected for the training of main-content extraction; see NOTICE. Numbers only: no
# text, word or name of any page is in the file.
# Judged by weights of other sites: ${score}
`
  writeFileSync(fileURLToPath(new URL('../lang/line-end-weights.txt', import.meta.url)), `${header}\n${body}\n`)
}
