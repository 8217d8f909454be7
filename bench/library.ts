import {parseEdtf} from '../src/dates/edtf.ts'
import type {EntityType} from '../src/doc.ts'
import {entityTypes} from '../src/doc.ts'
import {createPipeline} from '../src/pipeline.ts'
import type {DocumentRecord} from '../src/record.ts'
import {calibrationError} from '../src/train/entities/calibrate.ts'
import type {Preset} from '../src/stage.ts'
import {entities, language, sentences} from '../src/stages/index.ts'
import {dataSet, readRecords} from './data.ts'
import type {Measurement} from './measurement.ts'

/** Sentences measured of each language. */
const sentencesEach = 3000

/** UTF-16 code units from which a text is long enough to have a language. */
const tellable = 40

/**
 * Whether a sentence alone, of a language that is not stated, is told to be in that language: out of those that are configured by
 * default, or of the same few that it is measured on. Last, all languages together, without what has no letter: rows of dashes, times
 * and page numbers are in no language.
 */
export function languageOfSentences(task: string, codes: readonly string[], among: 'all' | 'few'): Measurement {
  const which = among === 'few' ? ` of ${codes.length} languages` : ''
  return {
    task,
    needs: codes.map(sentenceFile),
    figures: [...codes.map((code) => `${code} sentences${which}`), `sentences with a letter${which}`].flatMap((set) => [`${set}, all`, `${set}, ${tellable} characters and more`]),
    async measure() {
      const pipeline = createPipeline({stages: [language({drop: false, ...(among === 'few' && {languages: [...codes]})})]})
      const told = codes.map((code) => sentencesOf(code).map((raw) => ({raw, right: pipeline.clean({raw}).lang === code})))
      return [...told, told.flat().filter(({raw}) => /\p{L}/u.test(raw))].flatMap((list) =>
        [list, list.filter(({raw}) => raw.length >= tellable)].map((some) => share(some, ({right}) => right))
      )
    }
  }
}

/** Whether blocks keep their language in a document of another: nine blocks of the one, then one of each other, and so on. */
export function languageOfBlocks(task: string, home: string, guests: readonly string[]): Measurement {
  return {
    task,
    needs: [home, ...guests].map(sentenceFile),
    figures: [`${home} blocks in mixed documents`, `foreign blocks in ${home} documents`],
    async measure() {
      const pipeline = createPipeline({stages: [language({drop: false})]})
      const of = (code: string) => sentencesOf(code).filter((raw) => raw.length >= tellable).map((raw) => ({raw, code}))
      const strangers = guests.map(of)
      const told: {code: string; right: boolean}[] = []
      for (const [i, own] of chunks(of(home), 9).entries()) {
        const blocks = [...own, ...strangers.flatMap((list) => list[i] ?? [])]
        const {blocks: found} = pipeline.clean({raw: blocks.map(({raw}) => raw).join('\n\n')})
        told.push(...blocks.map(({code}, k) => ({code, right: found[k]?.lang === code})))
      }
      return [true, false].map((own) => share(told.filter(({code}) => (code === home) === own), ({right}) => right))
    }
  }
}

/** What the whole pipeline leaves of prose in which nothing is to be removed; the rest is lost by mistake. */
export function kept(task: string, code: string, preset: Preset = 'balanced'): Measurement {
  return {
    task,
    needs: [sentenceFile(code)],
    figures: [`${code} lines, characters kept`, `${code} lines, characters kept of sentences with a stop`],
    async measure() {
      const pipeline = createPipeline({preset})
      const all = {kept: 0, given: 0}
      const stopped = {kept: 0, given: 0}
      for (const {text: raw, sentences} of linesOf(code)) {
        const lost = lostCharacters(raw, pipeline.clean({raw, lang: code}))
        for (const [start, end] of sentences) {
          const sums = /[.!?…]\P{L}*$/u.test(raw.slice(start, end)) ? [all, stopped] : [all]
          for (let i = start; i < end; i++) {
            if (/\s/.test(raw[i])) continue
            for (const sum of sums) {
              sum.given++
              if (!lost[i]) sum.kept++
            }
          }
        }
      }
      return [all, stopped].map(({kept, given}) => (100 * kept) / given)
    }
  }
}

/** How honest the scores of names are: 100 less the expected calibration error in ten equal ranges of score, percent. */
export function entityScores(task: string, corpus: string, types: readonly EntityType[] = entityTypes): Measurement {
  const path = dataSet(`ner/${corpus}.dev.text.jsonl`)
  return {
    task,
    needs: [path],
    figures: [`${corpus}, scores that are as often right as they say`],
    async measure() {
      const pipeline = createPipeline({stages: [sentences(), entities()]})
      const judged = readRecords<NamedText>(path).flatMap(({text: raw, lang, entities: lumped, entities6}) => {
        const names = entities6 ?? lumped.map((name) => ({...name, type: coarse[name.type]}))
        const right = new Set(names.map(({start, end, type}) => `${start} ${end} ${type}`))
        const found = pipeline.clean({raw, lang}).entities.filter(({type}) => types.includes(type))
        return found.map(({raw: [start, end], type, score}) => ({score, right: right.has(`${start} ${end} ${type}`)}))
      })
      return [100 - calibrationError(judged)]
    }
  }
}

/** Whether the reader of EDTF takes what is valid and refuses what is not. */
export function edtfStrings(task: string): Measurement {
  const path = dataSet('dates/edtf-strings.jsonl')
  return {
    task,
    needs: [path],
    figures: ['valid strings accepted', 'invalid strings refused'],
    async measure() {
      const strings = readRecords<{string: string; valid: boolean}>(path)
      return [true, false].map((wanted) =>
        share(strings.filter(({valid}) => valid === wanted), ({string}) => (parseEdtf(string) !== null) === wanted)
      )
    }
  }
}

interface NamedText {
  text: string
  lang: string
  entities: {start: number; end: number; type: string}[]
  entities6?: {start: number; end: number; type: string}[]
}

/** The types that most corpora mark. */
const coarse: Readonly<Record<string, EntityType>> = {PER: 'person', LOC: 'place', ORG: 'organization'}

interface Lines {
  text: string
  noise: string
  sentences: [start: number, end: number][]
}

function sentenceFile(code: string): string {
  return dataSet(`sentences/${code}.clean.jsonl.gz`)
}

function linesOf(code: string): Lines[] {
  return readRecords<Lines>(sentenceFile(code)).filter(({noise}) => noise === 'lines')
}

/** As many sentences as are wanted of each language, at even distances. */
function sentencesOf(code: string): string[] {
  const all = linesOf(code).flatMap(({text, sentences}) => sentences.map(([start, end]) => text.slice(start, end)))
  const every = Math.ceil(all.length / sentencesEach)
  return all.filter((_, i) => i % every === 0)
}

/** Marks what a record removed of its raw text, repairs left out. */
function lostCharacters(raw: string, {removed}: DocumentRecord): Uint8Array {
  const lost = new Uint8Array(raw.length)
  for (const removal of removed) if (removal.reason !== 'repair') lost.fill(1, ...removal.raw)
  return lost
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return (100 * items.filter(holds).length) / items.length
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({length: Math.ceil(items.length / size)}, (_, i) => items.slice(i * size, (i + 1) * size))
}
