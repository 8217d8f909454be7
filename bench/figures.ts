import type {Preset} from '../src/stage.ts'
import {defaultStages} from '../src/stages/index.ts'
import {edtfStrings, entityScores, kept, languageOfBlocks, languageOfSentences} from './library.ts'
import type {Measurement} from './measurement.ts'
import type {Path, Scoring} from './scored.ts'
import {scored, scoredSeeds} from './scored.ts'

const noises = ['cite', 'headings', 'lower', 'mixed', 'nbsp', 'nospace', 'ocr', 'quotes', 'wrap']
const others = ['de', 'es', 'it', 'ru']

/** All that is measured, in the order of the table. Adding a data set is adding a row. */
export const measurements: readonly Measurement[] = [
  scoredSeeds('gold', {
    'prose kept (characters) F1': ['prose kept (characters)', 'f1'],
    'junk removed (characters) F1': ['junk removed (characters)', 'f1'],
    'junk segments removed F1': ['junk segments removed', 'f1'],
    'sentence ends F1': ['sentence ends', 'f1'],
    'dates, span F1': ['dates, span', 'f1'],
    'dates, span and value F1': ['dates, span and value', 'f1'],
    'entities, person place organization F1': ['entities, person place organization', 'f1'],
    'entities, all types F1': ['entities, all types', 'f1'],
    'entity ids (B-cubed) F1': ['entity ids (B-cubed)', 'f1']
  }),

  sentences('fr.clean', ['fr lines'], ['--where', 'noise=lines']),
  sentences('fr.noisy', noises.map((noise) => `fr ${noise}`)),
  sentences('fr.web', ['fr web']),
  sentences('fr.golden', ['fr golden']),
  sentences('en.clean', ['en lines'], ['--where', 'noise=lines']),
  sentences('en.noisy', ['en mixed'], ['--where', 'noise=mixed']),
  sentences('en.golden', ['en golden']),
  ...others.map((code) => sentences(`${code}.clean`, [`${code} lines`], ['--where', 'noise=lines'])),
  ...others.map((code) => sentences(`${code}.noisy`, [`${code} mixed`], ['--where', 'noise=mixed'])),

  languageOfSentences('language', ['fr', 'en', ...others], 'all'),
  languageOfSentences('language', ['fr', 'en', ...others], 'few'),
  languageOfBlocks('language', 'fr', ['en', ...others]),

  dates('fr-timebank', 'fr-timebank, all kinds'),
  dates('fr-timebank', 'fr-timebank', ['--kinds', 'date,interval']),
  dates('handmade-fr', 'handmade-fr'),
  dates('wiki-fr', 'wiki-fr'),
  dates('ud-fr', 'ud-fr'),
  dates('mix-fr', 'mix-fr'),
  dates('chrono-fr', 'chrono-fr'),
  dates('duckling-fr', 'duckling-fr'),
  dateValues('recognizers-fr'),
  dates('meantime-en', 'meantime-en, all kinds'),
  dates('meantime-en', 'meantime-en', ['--kinds', 'date,interval']),
  dateValues('chrono-en'),
  dates('duckling-en', 'duckling-en'),
  dateValues('recognizers-en'),
  edtfStrings('edtf'),

  entities('winer_fr', typed('winer_fr', ['PER', 'LOC', 'ORG'])),
  entities('winer_fr', {'winer_fr in lower case F1': ['micro', 'F'], 'winer_fr in lower case, person place organization F1': ['PLO', 'F']}, ['--lower']),
  entities('wiki_fr', typed('wiki_fr', ['PER', 'LOC', 'ORG', 'MISC'])),
  entities('ud_fr', typed('ud_fr', ['PER', 'LOC', 'ORG', 'MISC'])),
  entities('mix_fr', typed('mix_fr', [])),
  entities('europeana_fr', {'europeana_fr F1': ['micro', 'F']}),
  entities('europeana_fr', {'europeana_fr as press F1': ['micro', 'F']}, ['--cli-args', '--register press']),
  entities('eltec_fr', {'eltec_fr as novel, person place F1': ['micro', 'F']}, ['--cli-args', '--register novel']),
  entities('uner_ewt_en', {'uner_ewt_en F1': ['micro', 'F']}),
  entities('uner_ewt_en', {'uner_ewt_en in lower case F1': ['micro', 'F']}, ['--lower']),
  entities('gum_en', typed('gum_en', [])),
  entityScores('entities', 'winer_fr', ['person', 'place', 'organization']),
  entityScores('entities', 'wiki_fr'),
  entityScores('entities', 'ud_fr'),

  pages('fr', {options: ['--lang', 'fr']}),
  pages('all languages, every 10th', {every: 10}),
  flat('lines', 'fr', {options: ['--lang', 'fr']}),
  flat('harsh', 'fr', {options: ['--lang', 'fr']}),
  flat('shuffled', 'fr', {options: ['--lang', 'fr']}),
  flat('lines', 'all languages, every 6th', {every: 6}),
  flat('harsh', 'all languages, every 6th', {every: 6}),
  flat('shuffled', 'all languages, every 5th', {every: 5}),

  kept('prose', 'fr'),
  kept('prose', 'en')
]

/** What a preset does to pages and to prose: on it or against it. */
export function measurementsOf(preset: Preset): readonly Measurement[] {
  const options = ['--lang', 'fr']
  return [
    pages('fr', {options, preset}),
    ...['lines', 'harsh', 'shuffled'].map((kind) => flat(kind, 'fr', {options, preset})),
    pages('all languages, every 10th', {every: 10, preset}),
    ...['lines', 'harsh', 'shuffled'].map((kind) => flat(kind, 'all languages, every 6th', {every: 6, preset})),
    kept('prose', 'fr', preset),
    kept('prose', 'en', preset)
  ]
}

export const tasks: readonly string[] = [...new Set(measurements.map(({task}) => task))]

/** Ends of sentences that are right: kinds of noise, or one set, by language. */
function sentences(file: string, names: readonly string[], options: readonly string[] = []): Measurement {
  const figures = Object.fromEntries(names.map((name): [string, Path] => [`${name} F1`, [name.replace(' ', '\t'), 'F1']]))
  return scored('sentences', {scorer: 'sentences', file: `sentences/${file}.jsonl.gz`, options, figures})
}

/** The place of a date without its article, and a place and value together. */
function dates(file: string, name: string, scorerOptions: readonly string[] = []): Measurement {
  const figures: Record<string, Path> = {[`${name}, core span F1`]: ['core', 'f1'], [`${name}, value F1`]: ['value', 'f1']}
  return scored('dates', {scorer: 'dates', file: `dates/${file}.jsonl`, scorerOptions, figures})
}

/** For gold that lists only some of the dates, so that a false one cannot be told. */
function dateValues(file: string): Measurement {
  return scored('dates', {scorer: 'dates', file: `dates/${file}.jsonl`, figures: {[`${file}, value recall`]: ['value', 'r']}})
}

/** All types, those that every corpus has, and some alone. */
function typed(name: string, types: readonly ('PER' | 'LOC' | 'ORG' | 'MISC')[]): Record<string, Path> {
  const said = {PER: 'person', LOC: 'place', ORG: 'organization', MISC: 'event other'}
  return {
    [`${name} F1`]: ['micro', 'F'],
    [`${name}, person place organization F1`]: ['PLO', 'F'],
    ...Object.fromEntries(types.map((type): [string, Path] => [`${name}, ${said[type]} F1`, [type, 'F']]))
  }
}

/** Span and type of names, both exact. */
function entities(file: string, figures: Record<string, Path>, options: readonly string[] = []): Measurement {
  return scored('entities', {scorer: 'entities', file: `ner/${file}.dev.text.jsonl`, options, figures})
}

/** The main text of web pages. The judge has learnt from these pages: what it does on others, by cross-validation, stands in the head of src/lang/page-model.txt. */
function pages(name: string, more: Cleaning): Measurement {
  const all = ['groups', 'ALL']
  return cleaned('pages', 'pages', more, {
    [`${name}, shingles F1`]: [...all, 'shingle', 'f1'],
    [`${name}, snippets F1`]: [...all, 'snippet', 'f1']
  })
}

/** The main text of pages without their markup: line by line, on one line, or with their sentences in any order. */
function flat(file: string, name: string, more: Cleaning): Measurement {
  return cleaned('flat', `flat.${file}`, more, {[`${file}, ${name}, characters F1`]: ['groups', 'ALL', 'flat', 'f1']})
}

interface Cleaning extends Pick<Scoring, 'every' | 'options'> {
  readonly preset?: Preset
}

/** Pages go through the stages that remove, without those that only find. */
function cleaned(scorer: 'pages' | 'flat', file: string, {every, options = [], preset = 'balanced'}: Cleaning, figures: Record<string, Path>): Measurement {
  const stages = defaultStages().map(({stage}) => stage).filter((stage) => !['dates', 'entities', 'retext'].includes(stage))
  return scored(scorer, {scorer, file: `html/${file}.jsonl.gz`, every, options: [...options, '--cli-args', `--stages ${stages.join(',')} --preset ${preset}`], figures})
}
