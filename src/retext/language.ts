import type {VFile} from 'vfile'
import {createBlock, createDoc} from '../doc.ts'
import {language} from '../stages/language.ts'
import {Text} from '../text.ts'

/** The language that the file states, else the one that most of the text is in. */
export function languageOf(text: string, file: VFile): string {
  if (typeof file.data.lang === 'string' && file.data.lang !== '') return file.data.lang
  const doc = createDoc([createBlock('paragraph', Text.copy(text))])
  language({drop: false})(doc, file)
  return doc.lang
}
