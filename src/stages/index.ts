import {repeatedWords} from '../retext/repeated-words.ts'
import type {Stage} from '../stage.ts'
import {boilerplate} from './boilerplate.ts'
import {dates} from './dates.ts'
import {duplicates} from './duplicates.ts'
import {entities} from './entities.ts'
import {language} from './language.ts'
import {references} from './references.ts'
import {repair} from './repair.ts'
import {retext} from './retext.ts'
import {selectors} from './selectors.ts'
import {sentences} from './sentences.ts'
import {spam} from './spam.ts'

export {boilerplate, dates, duplicates, entities, language, references, repair, repeatedWords, retext, selectors, sentences, spam}

/** The stages that run when a config names none, in order. */
export function defaultStages(): Stage[] {
  return [
    repair(),
    language(),
    references(),
    sentences(),
    boilerplate(),
    spam(),
    duplicates(),
    dates(),
    entities(),
    retext([repeatedWords])
  ]
}
