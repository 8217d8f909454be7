/** Where a name stands that speaks of a block: on its own element, up to three levels around it, further out, inside it, or in what the page states of itself. */
export const namePlaces = ['own', 'near', 'far', 'inner', 'page'] as const
export type NamePlace = (typeof namePlaces)[number]

/** Elements that a block may be, begin with, and stand in. */
export const ownElements = ['p', 'div', 'li', 'td', 'th', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'figcaption', 'dt', 'dd', 'button', 'label', 'option', 'section', 'article', 'body', 'header', 'footer']
export const innerElements = ['a', 'span', 'strong', 'b', 'em', 'i', 'time', 'font', 'small', 'cite']
export const around = ['nav', 'header', 'footer', 'aside', 'article', 'main', 'form', 'table', 'ul', 'ol', 'li', 'figure', 'section', 'noscript', 'select', 'blockquote', 'td', 'button', 'dl', 'address']
/** Boxes around a block, its own one first. */
export const levels = ['own', 'parent', 'grandparent', 'great-grandparent']
/** Boxes that hold this share of the prose, the deepest of each. */
export const mainShares = [0.95, 0.8, 0.6, 0.4]
/** Neighbours that a block is seen with. */
export const steps = [-2, -1, 1, 2]

/** Groups of features, in words as `tamis explain` says them, and their names. */
export const groups: readonly {readonly says: string; readonly names: readonly string[]}[] = [
  {says: 'its length', names: ['length', 'words', 'word length', 'ideographs']},
  {says: 'its grammar', names: ['function words', 'verbs', 'opener first', 'open end', 'prose']},
  {says: 'its capitals and numbers', names: ['capitals', 'all capitals', 'numbers', 'years', 'letters', 'digits']},
  {says: 'words of pages', names: ['page words', 'page word first', 'address', 'phrase', 'phrase share']},
  {says: 'its end and beginning', names: ['end', 'begin', 'closed']},
  {says: 'its marks', names: ['commas', 'inner stops', 'separators', 'brackets', 'quotes', 'colons', 'dashes', 'slashes', 'symbols', 'web addresses', 'prices', 'copyright']},
  {says: 'repetition', names: ['copies', 'same opening', 'alike', 'same function words']},
  {says: 'words and marks of discussions', names: ['comment words', 'times', 'stamped', 'spoken', 'stamps before', 'stamps after', 'spoken before', 'spoken after', 'spoken count', 'page stamps', 'page spoken']},
  {says: 'words it shares with the text', names: ['shared', 'often shared', 'title', 'description', 'described by', 'stated body']},
  {says: 'the text around it', names: ['prose before', 'prose after', 'share before', 'left near', 'left', 'left far', 'right near', 'right', 'right far', 'short before', 'short after', 'before core', 'in core', 'after core']},
  {says: 'the kind of page', names: ['page length', 'page blocks', 'page prose', 'page long', 'page linked', 'page paragraphs', 'page articles', 'page h1', 'page main', 'page box']},
  {says: 'its links', names: ['linked', 'links', 'all linked']},
  {says: 'its place', names: ['depth', 'position', 'share of page before', 'after h1', 'h1 distance', 'headings before', 'since heading']},
  {says: 'hidden', names: ['hidden']},
  {says: 'its element', names: ['kind', 'level', ...ownElements.map((name) => `is ${name}`), ...innerElements.map((name) => `begins with ${name}`), 'in h1']},
  {says: 'the elements around it', names: around.map((name) => `in ${name}`)},
  {says: 'the boxes around it', names: levels.flatMap((level) => ['blocks', 'length', 'linked', 'mean length', 'paragraphs', 'prose', 'share of prose', 'children', 'place'].map((name) => `${level} ${name}`))},
  {says: 'the main text of the page', names: [...mainShares.map((share) => `in box of ${share}`), 'before main', 'after main', 'from main', 'article prose', 'article length', 'main article']},
  {says: 'blocks of its template', names: ['template blocks', 'template mean length', 'template linked', 'template prose', 'same run']},
  {says: 'class and id names', names: namePlaces.flatMap((place) => ['sum', 'least', 'most'].map((name) => `${place} names ${name}`))},
  {says: 'its neighbours', names: steps.flatMap((step) => ['length', 'prose', 'function words', 'end', 'linked', 'same box', 'same element', 'heading', 'names'].map((name) => `${name} at ${step}`))}
]

export const featureNames: readonly string[] = groups.flatMap(({names}) => names)

const starts = new Map(groups.map(({says}, i) => [says, groups.slice(0, i).reduce((sum, {names}) => sum + names.length, 0)]))
const at = (says: string): number => starts.get(says)!
/** Where each group begins in a row. */
export const places = {
  length: at('its length'), grammar: at('its grammar'), capitals: at('its capitals and numbers'), pageWords: at('words of pages'), ends: at('its end and beginning'), marks: at('its marks'),
  repetition: at('repetition'), discussion: at('words and marks of discussions'), shared: at('words it shares with the text'), surroundings: at('the text around it'), page: at('the kind of page'), links: at('its links'), place: at('its place'),
  hidden: at('hidden'), element: at('its element'), around: at('the elements around it'), boxes: at('the boxes around it'), main: at('the main text of the page'), template: at('blocks of its template'),
  names: at('class and id names'), neighbours: at('its neighbours')
}
