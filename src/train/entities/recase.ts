import type {Document} from './corpora.ts'

export function lowerCased(document: Document): Document {
  return recased(document, (character) => character.toLowerCase())
}

export function upperCased(document: Document): Document {
  return recased(document, (character) => character.toUpperCase())
}

/** Offsets stay: a character whose length would change is left. */
function recased(document: Document, change: (character: string) => string): Document {
  let text = ''
  for (const character of document.text) {
    const changed = change(character)
    text += changed.length === character.length ? changed : character
  }
  return {...document, text}
}
