import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'

/** Letters from which an ending tells: `lait` is none of `-ait`. */
const endingFrom = 5

/** What the forms of words and their neighbours say of finite verbs in a text. */
export interface VerbForms {
  /** One is there. */
  sure: boolean
  /** Words that can be one, lower case. */
  likely: Set<string>
  /** Words that are none where they stand: `conflit` in « du conflit ». */
  excluded: Set<string>
}

/** Reads a text by `finite-verbs.txt` and `finite-forms.txt` of the language pack. Linear. */
export function verbForms(text: string, pack: Lang): VerbForms {
  const {always, subjects, nominal, either, between, sure, likely, sureEnding, likelyEnding, otherEnding, infinitive, never} = knowledge(pack)
  const found: VerbForms = {sure: false, likely: new Set(), excluded: new Set()}
  let previous = ''
  let afterSubject = false
  for (const [word] of text.replace(/’/g, "'").matchAll(/\p{L}{1,40}(?:'(?:t(?!\p{L}))?)?/gu)) {
    // A capital inside a text is a name; the first word may be anything, but a lone A.
    const isName = (previous !== '' || word.length === 1) && /^\p{Lu}/u.test(word)
    const form = word.toLowerCase()
    const isLink = subjects.has(form) || between.has(form) || either.has(form) || nominal.has(form)
    const isLong = form.length >= endingFrom
    const isSure = !isName && (sure.has(form) || (isLong && sureEnding.test(form)))
    const isLikely = isSure || likely.has(form)
    if (!isName && always.has(form)) found.sure = true
    else if (isSure && (afterSubject || !(either.has(previous) || nominal.has(previous)))) found.sure = true
    else if (isName || never.has(form)) found.excluded.add(form)
    else if (!isLikely && (nominal.has(previous) || infinitive.test(form))) found.excluded.add(form)
    else if (isLikely || (afterSubject && !isLink)) found.likely.add(form)
    else if (otherEnding.test(form)) found.excluded.add(form)
    else if (isLong && likelyEnding.test(form)) found.likely.add(form)
    if (found.sure) break
    afterSubject = subjects.has(form) || (afterSubject && (between.has(form) || either.has(form)))
    previous = isName ? '·' : form
  }
  return found
}

const knowledge = perLang((pack) => {
  const [verbs, forms] = [pack.words('finite-verbs'), pack.words('finite-forms')]
  const words = (name: string): ReadonlySet<string> => new Set(verbs.get(name))
  return {
    always: words('always'),
    subjects: words('subjects'),
    nominal: words('nominal'),
    either: words('either'),
    between: words('between'),
    never: words('not-finite'),
    sure: new Set([...(verbs.get('forms') ?? []), ...(forms.get('sure') ?? [])]),
    likely: new Set(forms.get('likely')),
    sureEnding: ending(verbs.get('endings')),
    likelyEnding: ending(verbs.get('likely-endings')),
    infinitive: ending(verbs.get('infinitive-endings')),
    otherEnding: ending(verbs.get('other-endings'))
  }
})

function ending(endings: readonly string[] = []): RegExp {
  return endings.length === 0 ? /(?!)/u : new RegExp(`(?:${endings.join('|')})$`, 'u')
}
