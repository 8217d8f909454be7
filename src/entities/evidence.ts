/**
 * What made the tagger take a span for a name, and how often that is right. The score of a mention is that of its evidence:
 * its precision, strict span and type, on hand-annotated French Wikipedia and treebank text (4,300 and 4,000 names) and on
 * Wikinews (13,000 names), which follows another guide and lies lower for heads and works; rounded between them.
 */
export const evidence = {
  'first-name': 0.92, // a first name or initials, and a surname
  title: 0.92, // after a title or a function
  known: 0.88, // in a list of the pack, or a town after `à`
  demonym: 0.87, // a people, as a capitalised noun
  surname: 0.85, // of someone whose full name stands in the document
  repeated: 0.75, // the same words have better evidence elsewhere in the document
  'organization-cue': 0.75, // after `société`, `chez`
  city: 0.7, // a city of the gazetteer
  head: 0.7, // a generic head and what completes it
  'person-cue': 0.67, // after `avec`, `jeune`
  'place-cue': 0.67, // unknown, after `ville de`, `à`, `en`
  acronym: 0.62, // capitals only
  shape: 0.6, // several capitalised words
  ending: 0.55, // an ending of surnames or of places
  coordinated: 0.5, // in a row with names of that type: `Lyon, X et Y`
  commune: 0.5, // a small commune of the gazetteer, or a city that is a common word
  'other-cue': 0.5, // after `film`, `avion`
  model: 0.45, // letters and digits
  joined: 0.4, // one capitalised word after a comma or `et`
  alone: 0.1 // one capitalised word inside a sentence
} as const

export type Evidence = keyof typeof evidence

/** Evidence that does not stand on its own feet: the document may know better. */
export const weak: ReadonlySet<Evidence> = new Set([
  'acronym', 'alone', 'city', 'commune', 'ending', 'joined', 'model', 'organization-cue', 'other-cue', 'person-cue', 'place-cue', 'shape'
])
