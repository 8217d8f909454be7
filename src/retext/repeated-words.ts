import type {Root} from 'nlcst'
import type retextRepeatedWords from 'retext-repeated-words'
import type {VFile} from 'vfile'
import {load} from '../bridge/load.ts'
import {lang, perLang} from '../lang/index.ts'

/**
 * retext-repeated-words, without the doubles that are good grammar in the language of the text: « nous nous sommes levés ».
 * They are listed in `repeated.txt` of the language pack.
 */
export function repeatedWords(): (tree: Root, file: VFile) => void {
  const check = load<{default: typeof retextRepeatedWords}>('retext-repeated-words').default()
  return (tree, file) => {
    const allowed = doubles(lang(String(file.data.lang)))
    check(tree, file)
    file.messages = file.messages.filter(({source, expected}) => source !== 'retext-repeated-words' || !allowed.has(expected![0].toLowerCase()))
  }
}

/** A word and the same again. Punctuation between them is left for the plugin to see. */
repeatedWords.worth = (sentence: string): boolean => {
  let previous = ''
  for (const word of sentence.toLowerCase().split(/[\s.,;:!?…()[\]«»“”"]+/)) {
    if (word === previous && word !== '') return true
    previous = word
  }
  return false
}

const doubles = perLang((pack) => new Set(pack.words('repeated').get('')))
