import type {Paragraph, Root, RootContent, Sentence} from 'nlcst'
import type {Plugin, Processor} from 'unified'
import type {Point} from 'unist'
import {lang} from '../lang/index.ts'
import type {SentenceWords} from '../sentences/words.ts'
import {sentenceWords} from '../sentences/words.ts'
import {languageOf} from './language.ts'
import {outline} from './outline.ts'
import {pointsOf} from './points.ts'
import {tokensOf} from './tokens.ts'
import {joinWords} from './words.ts'

export interface RetextTamisOptions {
  /** BCP 47. Else it is `file.data.lang`; where that is missing too, it is found out from the text. */
  lang?: string | null | undefined
  /** More abbreviations that never end a sentence, without the last stop; in any case. */
  abbreviations?: readonly string[] | null | undefined
}

/**
 * A parser for unified: text to nlcst, with the sentences of Tamis. Takes the place of retext-latin and knows the same extensions.
 * Positions are those of the text, in UTF-16 code units; the leaves, one after the other, are the text. Never throws for what a text holds.
 */
export const retextTamis: Plugin<[options?: Readonly<RetextTamisOptions> | null | undefined], string, Root> = function (options) {
  const {lang: stated, abbreviations} = options ?? {}
  const more = (abbreviations ?? []).map((abbreviation) => abbreviation.toLowerCase().replace(/\.$/, ''))
  const processor = this as unknown as Processor<Root>
  processor.parser = (text, file) => parse(text, sentenceWords(lang(stated ?? languageOf(text, file)), more), processor.data())
}

/** What plugins such as retext-emoji and retext-syntax-urls add to a parser. */
interface Extensions {
  nlcstRootExtensions?: Extension<Root>[]
  nlcstParagraphExtensions?: Extension<Paragraph>[]
  /** They see the words of a sentence before marks are joined with them. */
  nlcstSentenceExtensions?: Extension<Sentence>[]
}

type Extension<Node> = (node: Node) => undefined | void

type PointOf = (offset: number) => Point

function parse(text: string, words: SentenceWords, extensions: Extensions): Root {
  const point = pointsOf(text)
  const start = point(0)
  const children: Root['children'] = []
  let end = 0
  for (const sentences of outline(text, words)) {
    addWhiteSpace(children, text, end, sentences[0], point)
    children.push(paragraphOf(text, sentences, point, extensions))
    end = sentences.at(-1)!
  }
  addWhiteSpace(children, text, end, text.length, point)
  const root: Root = {type: 'RootNode', children, position: {start, end: point(text.length)}}
  extend(root, extensions.nlcstRootExtensions)
  return root
}

function paragraphOf(text: string, sentences: readonly number[], point: PointOf, extensions: Extensions): Paragraph {
  const start = point(sentences[0])
  const children: Paragraph['children'] = []
  let end = sentences[0]
  for (let i = 0; i < sentences.length; i += 2) {
    addWhiteSpace(children, text, end, sentences[i], point)
    end = sentences[i + 1]
    children.push(sentenceOf(text, sentences[i], end, point, extensions))
  }
  const paragraph: Paragraph = {type: 'ParagraphNode', children, position: {start, end: point(end)}}
  extend(paragraph, extensions.nlcstParagraphExtensions)
  return paragraph
}

function sentenceOf(text: string, from: number, to: number, point: PointOf, extensions: Extensions): Sentence {
  const start = point(from)
  const children = tokensOf(text, from, to, point)
  const sentence: Sentence = {type: 'SentenceNode', children, position: {start, end: point(to)}}
  extend(sentence, extensions.nlcstSentenceExtensions)
  sentence.children = joinWords(sentence.children)
  return sentence
}

function addWhiteSpace(children: RootContent[], text: string, start: number, end: number, point: PointOf): void {
  if (start < end) children.push({type: 'WhiteSpaceNode', value: text.slice(start, end), position: {start: point(start), end: point(end)}})
}

function extend<Node>(node: Node, extensions: readonly Extension<Node>[] = []): void {
  for (const extension of extensions) extension(node)
}
