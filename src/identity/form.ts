import {detached} from '../detached.ts'
import type {EntityType} from '../doc.ts'
import {lexicon} from '../entities/lexicon.ts'
import {foldKey} from '../fold.ts'
import {lang, languages} from '../lang/index.ts'
import {aliasKey, conceptOf} from './aliases.ts'
import type {Name} from './name.ts'
import {readName} from './name.ts'
import type {Settings} from './settings.ts'
import {isTranscribed, looseKeys, soundOf} from './spelling.ts'
import type {NameWords} from './words.ts'
import {isFirstName, nameWords} from './words.ts'

/** One way to write a name in one language: all mentions of a dataset that are written so. */
export interface Form extends Name {
  readonly text: string
  readonly type: EntityType
  /** The name that a table gives for it, else its text. */
  readonly full: string
  /** What a table says that it stands for: a name of its own, never the short form of another. */
  readonly concept: string | null
  /** In a list of names of places or people. */
  readonly listed: boolean
  /** The folded text, when the user says that it is not the same as another. */
  readonly apart: string | null
  readonly language: NameWords
  /** Of its language, in the order of the packs. */
  readonly order: number
}

const forms = new WeakMap<Settings, Map<string, Form>>()

/** Forms that are kept: the names of some hundred documents, many of which the next ones have too. */
const mostForms = 10_000

/** Reads a form. Forms with one text, type and language are equal. */
export function createForm(text: string, type: EntityType, code: string, settings: Settings): Form {
  let known = forms.get(settings)
  if (known === undefined || known.size >= mostForms) forms.set(settings, (known = new Map()))
  const key = `${code}\t${type}\t${text}`
  let form = known.get(key)
  if (form === undefined) known.set(key, (form = readForm(detached(text), type, code, settings)))
  return form
}

function readForm(text: string, type: EntityType, code: string, settings: Settings): Form {
  const pack = lang(code)
  const key = aliasKey(text)
  const stated = settings.same.get(key)
  const isName = (type === 'place' || type === 'person') && lexicon(pack).names(foldKey(text)).name?.type === type
  const concept = stated === undefined ? conceptOf(text, type, pack, !isName) : {key: `user ${stated}`, name: stated}
  const full = concept?.name ?? text
  const language = nameWords(pack)
  const order = languages().indexOf(pack.code)
  return {
    ...readName(full, type, language, (name) => conceptOf(name, 'place', pack, false)?.key ?? null),
    text,
    type: concept === null || stated !== undefined ? type : typeOfConcept(concept.key),
    full,
    concept: concept?.key ?? null,
    listed: concept !== null || isName,
    apart: settings.different.has(key) ? key : null,
    language,
    order: order < 0 ? languages().length : order
  }
}

/** Keys of a form: forms that share one are one thing. */
export function sureKeys(form: Form): string[] {
  const {type, concept, apart, rank, words} = form
  if (concept !== null) return [`= ${concept}`]
  if (apart !== null) return [`! ${type} ${apart}`]
  return [`${type} ${words.join(' ').replaceAll('-', ' ')} ${rank}`, `. ${type} ${aliasKey(form.full)}`]
}

/**
 * Keys of a form: forms that share one are spellings of one name when nothing speaks against it. They differ in one long word, in the
 * way that looseKeys says, and look transcribed unless they are places; a first name that is known is no misspelling of another one.
 */
export function looseKeysOf(form: Form): string[] {
  const {type, concept, apart, rank, words, spelt} = form
  if (concept !== null || apart !== null) return []
  const mayDiffer = spelt.map((word) => type === 'place' || (isTranscribed(word) && !isFirstName(soundOf(word))))
  return words.flatMap((word, i) => {
    if (type === 'person' ? isFirstName(word) || !mayDiffer.includes(true) : !mayDiffer[i]) return []
    return looseKeys(word).map((loose) => `${type} ${[...words.slice(0, i), loose, ...words.slice(i + 1)].join(' ')} ${rank}`)
  })
}

function typeOfConcept(key: string): EntityType {
  return key.slice(0, key.indexOf(' ')) as EntityType
}
