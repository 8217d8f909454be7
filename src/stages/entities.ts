import type {Doc, EntityMention} from '../doc.ts'
import {resolveEntities} from '../identity/resolve.ts'
import type {IdentityOptions, Settings} from '../identity/settings.ts'
import {settingsOf} from '../identity/settings.ts'
import type {ListedName} from '../entities/overrides.ts'
import {createOverrides} from '../entities/overrides.ts'
import type {Register} from '../entities/registers.ts'
import {createTagger} from '../entities/tagger.ts'
import {lang} from '../lang/index.ts'
import type {Stage} from '../stage.ts'
import {defineStage} from '../stage.ts'

const defaults = {
  /** A mention scored lower is left out. Tuned on dev files: F1 is highest at 0.4 on wiki_fr and within 0.2 of highest on ud_fr and winer_fr; 0.5 loses 0.8 on wiki_fr. */
  minScore: 0.4,
  /** Longer is no name but a run of capitals, in UTF-16 code units. The longest of the French train files has 147. */
  maxLength: 200,
  /** The kind of text: `press` for newspapers before 1945 read by machines, `novel` for novels before 1920. */
  register: 'modern' as Register,
  /** Names that are known, as written: they win over whatever is found in their place. */
  names: [] as readonly ListedName[],
  /** Texts that are no entities, as written. */
  vetoes: [] as readonly string[],
  /** Names of one thing, the full one first: `[['Nagorny-Karabakh', 'Artsakh']]`. */
  same: [] as IdentityOptions['same'],
  /** Pairs of names that look alike and are of two things: `[['Jean Dupont', 'J. Dupont']]`. */
  different: [] as IdentityOptions['different']
}

type Options = typeof defaults

/**
 * Finds people, places, organisations, events, groups and other named things, and gives each an id local to the document.
 * Throws an OptionError for names that are stated the same and different.
 */
export function entities(options: Partial<Options> = {}): Stage {
  const stage = findAndIdentify(options)
  settingsOf(stage.options)
  return stage
}

const findAndIdentify = defineStage('entities', defaults, (doc, _file, options) => {
  const {minScore, maxLength, register} = options
  const passages = doc.blocks.map((block) => ({
    text: block.text.value,
    spans: block.units.map(({start, end}) => [start, end] as const),
    pack: lang(block.lang === 'und' ? doc.lang : block.lang)
  }))
  const found = createTagger(register)(passages)
  const override = overridesOf(options)
  doc.blocks.forEach((block, i) => {
    block.entities = override(passages[i], found[i]).filter(({score, start, end}) => score >= minScore && end - start <= maxLength).map(({start, end, type, score}) => ({start, end, type, score, id: '', ambiguous: false}))
  })
  giveIds(doc, settingsOf(options))
})

const overrides = new WeakMap<object, ReturnType<typeof createOverrides>>()

/** Those of the options of a stage, compiled once. */
function overridesOf(options: Readonly<typeof defaults>): ReturnType<typeof createOverrides> {
  if (!overrides.has(options)) overrides.set(options, createOverrides(options.names, options.vetoes))
  return overrides.get(options)!
}

function giveIds(doc: Doc, settings: Settings): void {
  const mentions: {text: string; mention: EntityMention}[] = doc.blocks.flatMap(({text, entities}) =>
    entities.map((mention) => ({text: text.value.slice(mention.start, mention.end), mention}))
  )
  const {ids} = resolveEntities([{id: null, lang: doc.lang, mentions: mentions.map(({text, mention: {type}}) => ({text, type}))}], settings)
  mentions.forEach(({mention}, i) => Object.assign(mention, ids[0][i]))
}
