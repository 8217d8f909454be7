import type {EntityType} from '../../doc.ts'
import type {Register} from '../../entities/registers.ts'

/** A corpus to learn from. */
export interface Corpus {
  /** As in the file names; `guide` is the text under training/. */
  readonly name: string
  readonly parts: readonly string[]
  /** Types that it leaves unmarked: what it says nothing of may be one. */
  readonly unmarked: readonly EntityType[]
  readonly weight: number
  /** Its features are there a second time, for this kind of text alone; null for what is to hold everywhere. */
  readonly register: string | null
  /** What the header of the weights says of it. */
  readonly source: string
}

/** A text to measure on. */
export interface Trial {
  readonly name: string
  readonly register: Register
  /** Whether its names count for the calibration of the scores. */
  readonly calibrates: boolean
}

export interface Recipe {
  readonly corpora: readonly Corpus[]
  readonly trials: readonly Trial[]
  /** Of the orders of the sentences, one for each training; the weights are the mean of all. */
  readonly seeds: readonly number[]
}

const lumped: readonly EntityType[] = ['event', 'group', 'other']
const unnamed: readonly EntityType[] = ['event', 'other']
const train = ['train'] as const

/**
 * What each language is learnt from. The corpora that were annotated by the guide count twice. Wikinews marks events and products by
 * another guide than ours, so that what it says of them is taken as `event or other` and what it leaves unmarked may be one. WikiANN, which is
 * titles and fragments, and the texts of old have features of their own, so that what is peculiar to them does not spoil the rest.
 */
export const recipes: Readonly<Record<string, Recipe>> = {
  fr: {
    corpora: [
      {name: 'guide', parts: train, unmarked: [], weight: 2, register: null, source: 'training/fr.txt of Tamis, CC BY 4.0'},
      {name: 'wiki_fr', parts: train, unmarked: [], weight: 2, register: null, source: 'French Wikipedia, CC BY-SA; annotation of Tamis, CC BY 4.0'},
      {name: 'ud_fr', parts: train, unmarked: [], weight: 2, register: null, source: 'UD French PUD and GSD, CC BY-SA, and Sequoia, LGPL-LR; annotation of Tamis, CC BY 4.0'},
      {name: 'mix_fr', parts: train, unmarked: [], weight: 2, register: null, source: 'French Wikipedia, CC BY-SA, and Sequoia, LGPL-LR; annotation of Tamis, CC BY 4.0'},
      {name: 'winer_fr', parts: train, unmarked: lumped, weight: 1, register: null, source: 'WiNER-fr: Wikinews, CC BY 2.5, annotation CC BY 4.0'},
      {name: 'europeana_fr', parts: train, unmarked: lumped, weight: 1, register: 'press', source: 'Europeana Newspapers, CC0'},
      {name: 'newseye_fr', parts: train, unmarked: lumped, weight: 1, register: 'press', source: 'NewsEye (HIPE 2022), CC BY 4.0'},
      {name: 'eltec_fr', parts: train, unmarked: ['organization', ...lumped], weight: 1, register: 'novel', source: 'French ELTeC NER Open Dataset, CC BY-SA 4.0'},
      {name: 'wikiann_fr', parts: ['train', 'dev'], unmarked: lumped, weight: 1, register: 'titles', source: 'WikiANN: Wikipedia, CC BY-SA, ODC-BY'}
    ],
    seeds: [1, 2, 3, 4, 5],
    trials: [
      {name: 'winer_fr', register: 'modern', calibrates: true},
      {name: 'wiki_fr', register: 'modern', calibrates: true},
      {name: 'ud_fr', register: 'modern', calibrates: true},
      {name: 'mix_fr', register: 'modern', calibrates: true},
      {name: 'europeana_fr', register: 'modern', calibrates: false},
      {name: 'europeana_fr', register: 'press', calibrates: false},
      {name: 'newseye_fr', register: 'press', calibrates: false},
      {name: 'eltec_fr', register: 'novel', calibrates: false}
    ]
  },
  // What no English corpus marks, groups, is learnt from the guide alone; events and other things are told apart by it and by the rules.
  en: {
    corpora: [
      {name: 'guide', parts: train, unmarked: [], weight: 2, register: null, source: 'training/en.txt of Tamis, CC BY 4.0'},
      {name: 'uner_ewt_en', parts: train, unmarked: unnamed, weight: 2, register: null, source: 'UNER English EWT, CC BY-SA 4.0'},
      {name: 'uner_pud_en', parts: train, unmarked: unnamed, weight: 2, register: null, source: 'UNER English PUD, CC BY-SA 4.0'},
      {name: 'wikigold_en', parts: train, unmarked: [], weight: 1, register: null, source: 'WikiGold: Wikipedia, CC BY 4.0'},
      {name: 'gum_en', parts: train, unmarked: [], weight: 1, register: null, source: 'GUM (news, interview, bio, voyage, academic, textbook, speech, vlog, court), CC BY 4.0 and CC BY-SA'},
      {name: 'btc_en', parts: train, unmarked: unnamed, weight: 1, register: null, source: 'Broad Twitter Corpus, CC BY 4.0'},
      {name: 'wnut17_en', parts: train, unmarked: [], weight: 1, register: null, source: 'WNUT 2017, CC BY 4.0'},
      {name: 'wikiann_en', parts: train, unmarked: unnamed, weight: 1, register: 'titles', source: 'WikiANN: Wikipedia, CC BY-SA, ODC-BY'}
    ],
    seeds: [1],
    trials: [
      {name: 'uner_ewt_en', register: 'modern', calibrates: true},
      {name: 'gum_en', register: 'modern', calibrates: true},
      {name: 'wnut17_en', register: 'modern', calibrates: false}
    ]
  }
}
