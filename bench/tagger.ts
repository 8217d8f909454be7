/**
 * Speed and size of the tagger of entities: words (by white space) per CPU-second, in texts whose words the model at hand has not met before (it learnt from
 * them), after two hundred thousand words of news; what loading costs; what is shipped. `npm run bench:entities`.
 */
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {decode} from '../src/entities/model/artefact.ts'
import {Model} from '../src/entities/model/model.ts'
import {findEntities} from '../src/entities/tagger.ts'
import {lang} from '../src/lang/index.ts'
import type {Document} from '../src/train/entities/corpora.ts'
import {readCorpus} from '../src/train/entities/corpora.ts'
import {cpuSeconds, rounds} from './clock.ts'
import {dataSet, missing} from './data.ts'

/** What a model reads first: news. */
const news = 'winer_fr'
/** Texts of an encyclopaedia, of the web and newspapers, of novels. */
const corpora = ['wiki_fr', 'ud_fr', 'eltec_fr']
const lists = ['fr/entities.txt', 'fr/communes.txt', 'fr/regions.txt', 'en/entities.txt', 'en/regions.txt', 'names/cities.txt', 'names/first-names.txt']

const path = (file: string): string => fileURLToPath(new URL(`../src/lang/${file}`, import.meta.url))
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`
const compressed = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(path(file)), {level: 9}).length, 0)

for (const [code, text] of [['fr', 'Hier Marie Dupont est allée à Lyon.'], ['en', 'Yesterday Mary Smith went to London.']] as const) {
  const before = process.memoryUsage().rss
  const seconds = cpuSeconds(() => findEntities(text, lang(code)))
  console.log(`${code}: loading and the first sentence ${seconds.toFixed(2)} s, ${megabytes(process.memoryUsage().rss - before)} resident`)
}
console.log(`shipped, gzip: weights ${megabytes(compressed(['fr/entities.bin', 'en/entities.bin']))}, lists of names ${megabytes(compressed(lists))}`)
if (missing([dataSet('ner')]) !== null) console.log('speed: data not found')
else for (const skips of [true, false]) printSpeed(skips)

/** Each round with a model of its own; the first ones are for the compiler of the engine. */
function printSpeed(skips: boolean): void {
  const pack = lang('fr')
  const texts = [news, ...corpora].map((name) => readCorpus(dataSet('ner'), name, 'train', pack))
  const best = texts.map(() => Infinity)
  for (let round = 0; round < rounds; round++) {
    const model = new Model(decode(readFileSync(path('fr/entities.bin'))), pack, 'modern', skips)
    texts.forEach((documents, i) => {
      const seconds = cpuSeconds(() => documents.forEach(({text, sentences}) => model.tag(sentences.map((span) => ({text, span})))))
      best[i] = Math.min(best[i], seconds)
    })
  }
  const speeds = corpora.map((name, i) => `${name} ${(countWords(texts[i + 1]) / best[i + 1] / 1000).toFixed(0)}`)
  console.log(`thousand words a second, ${skips ? 'words skipped' : 'nothing skipped'}: ${speeds.join(', ')}`)
}

function countWords(documents: readonly Document[]): number {
  return documents.reduce((sum, {text}) => sum + text.split(/\s+/).filter(Boolean).length, 0)
}
