/**
 * Learns the weights of the tagger of entities, `src/lang/<code>/entities.bin`; see NOTICE for the sources.
 * Run `npm run train:entities -- "$TAMIS_DATA/data"`, with `--lang en` for one language, and with `--curve` to learn from an eighth,
 * a quarter, a half and all of the documents and only print what comes of it. The same inputs give the same bytes.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gzipSync} from 'node:zlib'
import {entityTypes} from '../doc.ts'
import type {Header} from '../entities/model/artefact.ts'
import {decode, encode, usageOf} from '../entities/model/artefact.ts'
import {Vocabulary} from '../entities/model/words.ts'
import {registers as shippedRegisters} from '../entities/registers.ts'
import {lang} from '../lang/index.ts'
import {calibrationError, fitCalibration} from './entities/calibrate.ts'
import {compress} from './entities/compress.ts'
import type {Document} from './entities/corpora.ts'
import {readCorpus, readMarked} from './entities/corpora.ts'
import type {Instance} from './entities/instances.ts'
import {InstanceMaker} from './entities/instances.ts'
import {optimise} from './entities/optimise.ts'
import {generator} from './random.ts'
import {lowerCased, upperCased} from './entities/recase.ts'
import type {Corpus} from './entities/recipes.ts'
import {recipes} from './entities/recipes.ts'
import {runTrials} from './entities/trials.ts'
import {readUsage} from './entities/usage.ts'

/** Shares of the documents that are learnt from once more in lower and in upper case. With 10 % in lower case 1.6 of F1 more is found there, and 1 less in text as usual. */
const lowerShare = 0.05
const upperShare = 0.05
const settings = {epochs: 6, rate: 0.05, leastCount: 2, log: (line: string) => console.log(line)}

const {values: options, positionals: [data = '../shared/data']} = parseArgs({
  options: {lang: {type: 'string', multiple: true, default: Object.keys(recipes)}, curve: {type: 'boolean', default: false}},
  allowPositionals: true
})
const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

for (const code of options.lang) {
  if (options.curve) {
    for (const share of [1 / 8, 1 / 4, 1 / 2, 1]) console.log(`\n${code}, ${100 * share} % of the documents\n${train(code, share).lines.join('\n')}`)
    continue
  }
  const {bytes, lines} = train(code, 1)
  console.log(lines.join('\n'))
  writeFileSync(here(`src/lang/${code}/entities.bin`), bytes)
}

function train(code: string, share: number): {bytes: Buffer; lines: string[]} {
  const pack = lang(code)
  const {corpora, trials, seeds} = recipes[code]
  const registers = [...new Set(corpora.flatMap(({register}) => register ?? []))]
  const usage = readUsage(`${data}/lexicons`, code)
  const trained = optimise([...instancesOf(code, corpora, registers, share, usageOf(usage))], {...settings, seeds})
  const {weights, scale} = compress(trained, (register) => (shippedRegisters as readonly string[]).includes(registers[register - 1]))
  const header: Omit<Header, 'format' | 'columns'> = {
    language: code, types: entityTypes, registers, sources: corpora.map(({name, source}) => `${name}: ${source}`), scores: {},
    scale, calibration: [1, 0], transitions: Array.from(trained.transitions, (weight) => Math.round(weight * 1e4) / 1e4)
  }
  const report = (more: Partial<Header>) => runTrials(decode(encode({...header, ...more}, weights, usage)), trials, `${data}/ner`, pack)
  const raw = report({})
  const calibration = fitCalibration(raw.judged)
  const {scores, lines, judged} = report({calibration})
  const bytes = encode({...header, scores, calibration}, weights, usage)
  lines.push(
    `${judged.length} scores: calibration error ${calibrationError(raw.judged).toFixed(1)} %, after calibration by ${calibration.join(', ')} ${calibrationError(judged).toFixed(1)} %`,
    `${weights.keys.length} features, ${weights.values.length} weights, ${(bytes.length / 1e6).toFixed(2)} MB, gzip ${(gzipSync(bytes, {level: 9}).length / 1e6).toFixed(2)} MB`
  )
  return {bytes, lines}
}

function* instancesOf(code: string, corpora: readonly Corpus[], registers: readonly string[], share: number, usage: ReturnType<typeof usageOf>): Generator<Instance> {
  const pack = lang(code)
  const maker = new InstanceMaker(pack, new Vocabulary(pack, usage))
  const random = generator(99)
  for (const corpus of corpora) {
    const register = corpus.register === null ? 0 : registers.indexOf(corpus.register) + 1
    const documents = corpus.parts.flatMap((part): Document[] =>
      corpus.name === 'guide' ? readMarked(readFileSync(here(`training/${code}.txt`), 'utf8'), 'guide') : readCorpus(`${data}/ner`, corpus.name, part, pack)
    )
    for (const document of documents) {
      if (random() > share) continue
      yield* maker.make(document, corpus, register)
      const chance = random()
      if (chance < lowerShare) yield* maker.make(lowerCased(document), corpus, 0)
      else if (chance < lowerShare + upperShare) yield* maker.make(upperCased(document), corpus, 0)
    }
  }
}
