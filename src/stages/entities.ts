import type {Doc, EntityMention} from '../doc.ts'
import {resolveEntities} from '../identity/resolve.ts'
import {shapeTagger} from '../entities/tagger.ts'
import {lang} from '../lang/index.ts'
import {defineStage} from '../stage.ts'

const defaults = {
  /** A mention scored lower is left out. Tuned on train files: F1 is highest at 0.4 on wiki_fr and ud_fr, at 0.45 on winer_fr. */
  minScore: 0.4,
  /** Longer is no name but a run of capitals, in UTF-16 code units. The longest of the French train files has 147. */
  maxLength: 200
}

/** Finds people, places, organisations, events, groups and other named things, and gives each an id local to the document. */
export const entities = defineStage('entities', defaults, (doc, _file, {minScore, maxLength}) => {
  const passages = doc.blocks.map((block) => ({
    text: block.text.value,
    spans: block.units.map(({start, end}) => [start, end] as const),
    pack: lang(block.lang === 'und' ? doc.lang : block.lang)
  }))
  const found = shapeTagger(passages)
  doc.blocks.forEach((block, i) => {
    block.entities = found[i].filter(({score, start, end}) => score >= minScore && end - start <= maxLength).map((mention) => ({...mention, id: '', ambiguous: false}))
  })
  giveIds(doc)
})

function giveIds(doc: Doc): void {
  const mentions: {text: string; mention: EntityMention}[] = doc.blocks.flatMap(({text, entities}) =>
    entities.map((mention) => ({text: text.value.slice(mention.start, mention.end), mention}))
  )
  const {ids} = resolveEntities([{id: null, lang: doc.lang, mentions: mentions.map(({text, mention: {type}}) => ({text, type}))}])
  mentions.forEach(({mention}, i) => Object.assign(mention, ids[0][i]))
}
