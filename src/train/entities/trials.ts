import type {EntityType} from '../../doc.ts'
import {entityTypes} from '../../doc.ts'
import type {Artefact} from '../../entities/model/artefact.ts'
import {Model} from '../../entities/model/model.ts'
import type {Lang} from '../../lang/index.ts'
import type {Judged} from './calibrate.ts'
import type {Document} from './corpora.ts'
import {readCorpus} from './corpora.ts'
import type {Found} from './evaluate.ts'
import {compare} from './evaluate.ts'
import type {Trial} from './recipes.ts'
import {lowerCased, upperCased} from './recase.ts'

export interface Report {
  /** F1 of person, place and organization, percent, by trial. */
  readonly scores: Record<string, number>
  readonly lines: string[]
  /** Names found in the trials that calibrate, of the types that their corpora mark. */
  readonly judged: Judged[]
}

const core: readonly EntityType[] = ['person', 'place', 'organization']

/** Tags the texts of the trials, which were kept apart, and compares. */
export function runTrials(artefact: Artefact, trials: readonly Trial[], folder: string, pack: Lang): Report {
  const report: Report = {scores: {}, lines: [], judged: []}
  for (const {name, register, calibrates} of trials) {
    const model = new Model(artefact, pack, register)
    const documents = readCorpus(folder, name, 'dev', pack)
    const measure = (title: string, changed: readonly Document[]): Found[][] => {
      const found = changed.map(({text, sentences}) => model.tag(sentences.map((span) => ({text, span}))).flat())
      const {precision, recall, f1} = compare(changed, found)
      const types = entityTypes.map((type) => `${type} ${compare(changed, found, new Set([type])).f1.toFixed(1)}`)
      report.scores[title] = Math.round(10 * f1) / 10
      report.lines.push(`${title.padEnd(28)} F1 ${f1.toFixed(1)} (P ${precision.toFixed(1)}, R ${recall.toFixed(1)}): ${types.join(', ')}`)
      return found
    }
    const found = measure(register === 'modern' ? name : `${name} as ${register}`, documents)
    if (!calibrates) continue
    measure(`${name} in lower case`, documents.map(lowerCased))
    measure(`${name} in upper case`, documents.map(upperCased))
    report.judged.push(...documents.flatMap((document, i) => judge(document, found[i], documents)))
  }
  return report
}

function judge({names}: Document, found: readonly Found[], documents: readonly Document[]): Judged[] {
  const marked = documents.some(({names}) => names.some(({types}) => types.length === 1 && !core.includes(types[0]))) ? entityTypes : core
  const keys = new Set(names.map(({start, end, types}) => `${start} ${end} ${types[0]}`))
  return found.filter(({type}) => marked.includes(type)).map(({start, end, type, score}) => ({score, right: keys.has(`${start} ${end} ${type}`)}))
}
