/**
 * What made the tagger take a span for a name, and how often that was right: strict span and type against hand-made
 * gold of news and encyclopaedia text, rounded. The score of a mention is that of its evidence.
 */
export const evidence = {
  known: 0.85, // stands in a list of the pack
  demonym: 0.9, // a people, as a capitalised noun
  'first-name': 0.85, // a first name and a surname
  title: 0.8, // after a title or a function
  surname: 0.8, // the surname of someone whose full name stands in the document
  repeated: 0.7, // the same words have better evidence elsewhere in the document
  head: 0.65, // a generic head and what completes it
  city: 0.7, // a city of the gazetteer
  commune: 0.5, // a small commune of the gazetteer
  'place-cue': 0.7, // after `ville de`, `à`, `en`
  'organization-cue': 0.6, // after `société`, `chez`
  'other-cue': 0.5, // after `film`, `avion`
  acronym: 0.65, // capitals only
  model: 0.5, // letters and digits
  shape: 0.5, // several capitalised words
  'person-cue': 0.55, // after `avec`, `jeune`
  coordinated: 0.6, // in a row with names of that type: `Lyon, X et Y`
  ending: 0.6, // an ending of surnames or of places
  alone: 0.3 // one capitalised word inside a sentence
} as const

export type Evidence = keyof typeof evidence

/** Evidence that does not stand on its own feet: the document may know better. */
export const weak: ReadonlySet<Evidence> = new Set(['acronym', 'alone', 'commune', 'city', 'shape', 'place-cue', 'organization-cue', 'other-cue', 'person-cue', 'model', 'ending'])
