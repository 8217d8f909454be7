import type {SentenceContent} from 'nlcst'
import type {Point} from 'unist'
import {Kind, kindOf} from './kinds.ts'

/**
 * The words, white space, punctuation and symbols of a span of text, in order and without gaps; words are bare runs of letters,
 * digits and marks. White space is one run too; other characters make a node each, repetitions of one character (`...`) one together.
 * @param point gives the point of an offset; asked in rising order
 */
export function tokensOf(text: string, start: number, end: number, point: (offset: number) => Point): SentenceContent[] {
  const tokens: SentenceContent[] = []
  for (let i = start; i < end; ) {
    const from = i
    const first = text.codePointAt(i)!
    const kind = firstKind(first)
    let joined = false
    for (i += unitsOf(first); i < end; ) {
      const code = text.codePointAt(i)!
      const next = kindOf(code)
      if (!goesOn(kind, first, next, code, joined)) break
      joined = next === Kind.Joiner
      i += unitsOf(code)
    }
    tokens.push(tokenOf(kind, text.slice(from, i), point(from), point(i)))
  }
  return tokens
}

function goesOn(kind: Kind, first: number, next: Kind, code: number, joined: boolean): boolean {
  if (kind === Kind.WhiteSpace || kind === next) {
    if (kind === Kind.WhiteSpace || kind === Kind.Word) return kind === next
    // Emoji that follow one another, with their skin tones, are one symbol: "👍🏽", "👩‍⚕️".
    return code === first || (kind === Kind.Symbol && (joined || (first > 0xffff && code > 0xffff)))
  }
  return next === Kind.Mark || next === Kind.Joiner
}

function tokenOf(kind: Kind, value: string, start: Point, end: Point): SentenceContent {
  if (kind === Kind.Word) {
    return {type: 'WordNode', children: [{type: 'TextNode', value, position: {start, end}}], position: {start, end}}
  }
  const type = kind === Kind.WhiteSpace ? 'WhiteSpaceNode' : kind === Kind.Punctuation ? 'PunctuationNode' : 'SymbolNode'
  return {type, value, position: {start, end}}
}

function firstKind(code: number): Kind {
  const kind = kindOf(code)
  return kind === Kind.Mark ? Kind.Word : kind === Kind.Joiner ? Kind.Symbol : kind
}

function unitsOf(code: number): number {
  return code > 0xffff ? 2 : 1
}
