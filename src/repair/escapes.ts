import {decodeHTMLStrict} from 'entities'
import type {Edit} from '../text.ts'

/** A character reference, its ampersand escaped any number of times: `&eacute;`, `&amp;amp;eacute;`. */
const reference = /&(?:amp;){0,9}(?:#\d{2,7}|#[xX][\da-fA-F]{2,6}|[A-Za-z][A-Za-z\d]{1,30});/gu

/** Whether references stand inside words: then the text was escaped once too often, and does not speak of HTML. */
export function hasEscapes(text: string): boolean {
  for (const {0: escape, index} of text.includes('&') ? text.matchAll(reference) : []) {
    const touches = /\p{L}/u.test(text[index - 1] ?? '') || /\p{L}/u.test(text[index + escape.length] ?? '')
    const original = unescape(escape)
    if (touches && original !== escape && /^[\p{L}’']$/u.test(original)) return true
  }
  return false
}

/** Character references that stand in a text as such, each with the character that it means; sorted. */
export function findEscapes(text: string): Edit[] {
  if (!text.includes('&')) return []
  return [...text.matchAll(reference)].flatMap(({0: escape, index}): Edit[] => {
    const insert = unescape(escape)
    return insert === escape || insert.includes('\0') ? [] : [{start: index, end: index + escape.length, insert}]
  })
}

function unescape(escape: string): string {
  return decodeHTMLStrict(escape.replace(/^&(?:amp;)+(?=#|[A-Za-z])/u, '&'))
}
