/** Why something was removed, in words that a reader of the dataset understands. */
export const reasons = [
  'byline', 'caption', 'citation', 'comment', 'cookie-notice', 'credit', 'duplicate', 'foreign-language', 'fragment',
  'headline', 'link-list', 'media-placeholder', 'navigation', 'newsletter', 'other', 'other-article', 'reference-list',
  'related-links', 'repair', 'seo-spam', 'table-of-contents', 'truncated', 'url', 'wiki-footer'
] as const

export type Reason = (typeof reasons)[number]

/**
 * Every rule that removes, declared once: the output schema, `tamis explain` and docs/rules.md derive from this table.
 * An id is `stage/rule`.
 */
export const rules = {
  'selectors/removed': {reason: 'other', says: 'an element that a CSS selector of the config names'},
  'overrides/drop': {reason: 'other', says: 'a person said so in the overrides'},
  'repair/hyphenation': {reason: 'repair', says: 'the hyphen of a word that was broken at a line end'},
  'repair/invisible': {reason: 'repair', says: 'a soft hyphen, zero-width or control character'},
  'repair/space': {reason: 'repair', says: 'what a space had become: &nbsp; escaped once too often, or decoded wrongly'},
  'language/script': {reason: 'foreign-language', says: 'written in another script than the document'},
  'language/foreign': {reason: 'foreign-language', says: 'a block in another language than the document'},
  'references/marker': {reason: 'citation', says: 'a citation marker, [11] or [45],[46] or [réf. nécessaire], with the full stop that it leaves doubled'},
  'boilerplate/foreign-script': {reason: 'foreign-language', says: 'a sentence in another script than its language'},
  'boilerplate/url': {reason: 'url', says: 'hardly more than a web address'},
  'boilerplate/byline': {reason: 'byline', says: 'the name and date of an article'},
  'boilerplate/credit': {reason: 'credit', says: 'the credit of a picture, or a copyright line'},
  'boilerplate/dated-title': {reason: 'link-list', says: 'the title of a linked page, with its date in brackets'},
  'boilerplate/tail': {reason: 'fragment', says: 'the end of a bracket whose beginning is lost'},
  'boilerplate/wiki-footer': {reason: 'wiki-footer', says: 'a reference, category or licence line of a wiki'},
  'boilerplate/media-placeholder': {reason: 'media-placeholder', says: 'the message of a player or browser'},
  'boilerplate/cookie-notice': {reason: 'cookie-notice', says: 'a cookie or consent text'},
  'boilerplate/newsletter': {reason: 'newsletter', says: 'a call to subscribe'},
  'boilerplate/related-links': {reason: 'related-links', says: 'a pointer to other pages'},
  'boilerplate/navigation': {reason: 'navigation', says: 'a label of the page, not of its text'},
  'boilerplate/comment': {reason: 'comment', says: 'the frame of a comment section'},
  'boilerplate/table-of-contents': {reason: 'table-of-contents', says: 'the heading of a table of contents'},
  'boilerplate/loose-quotation': {reason: 'fragment', says: 'a quotation that nobody says, or the loose end of one'},
  'boilerplate/open-quotation': {reason: 'fragment', says: 'a quotation that opens, never closes and has no speaker'},
  'boilerplate/lost-quotation': {reason: 'fragment', says: 'words in the first person that end with a comma: a quotation without its marks'},
  'boilerplate/truncated': {reason: 'truncated', says: 'cut off after a word that ends no sentence'},
  'boilerplate/list-item': {reason: 'link-list', says: 'one of the titles of a list of links and footers'},
  'boilerplate/bare-name': {reason: 'headline', says: 'opens with a country name without its article'},
  'boilerplate/label': {reason: 'headline', says: 'a label and a colon before a sentence'},
  'boilerplate/unfinished': {reason: 'headline', says: 'a piece without an end between sentences'},
  'boilerplate/no-verb': {reason: 'headline', says: 'no finite verb'},
  'boilerplate/judged': {reason: 'navigation', says: 'judged by its words, its end and what stands around it'},
  'boilerplate/markup': {reason: 'navigation', says: 'a block of a web page, judged by its place, its links and its words'},
  'boilerplate/page-navigation': {reason: 'navigation', says: 'judged so, in a part of the page that leads to others'},
  'boilerplate/page-links': {reason: 'link-list', says: 'judged so, and mostly links'},
  'boilerplate/page-footer': {reason: 'navigation', says: 'judged so, in the foot of the page'},
  'boilerplate/page-form': {reason: 'navigation', says: 'judged so, in a form'},
  'boilerplate/page-aside': {reason: 'navigation', says: 'judged so, beside the text'},
  'boilerplate/page-comment': {reason: 'comment', says: 'judged so, among comments'},
  'boilerplate/page-cookie-notice': {reason: 'cookie-notice', says: 'judged so, in a text about cookies or consent'},
  'boilerplate/page-newsletter': {reason: 'newsletter', says: 'judged so, in a call to subscribe'},
  'boilerplate/page-related': {reason: 'related-links', says: 'judged so, among pointers to other pages'},
  'boilerplate/page-caption': {reason: 'caption', says: 'judged so, with a picture'},
  'boilerplate/page-byline': {reason: 'byline', says: 'judged so, with the author or the date'},
  'boilerplate/page-advertising': {reason: 'other', says: 'judged so, in a place for advertising'},
  'boilerplate/page-hidden': {reason: 'other', says: 'judged so, and hidden by the page'},
  'boilerplate/page-other-article': {reason: 'other-article', says: 'judged so, and as long as text: it is part of another article than the main one'},
  'spam/keywords': {reason: 'seo-spam', says: 'a list of search keywords'},
  'duplicates/exact': {reason: 'duplicate', says: 'repeats another passage of the document word for word'},
  'duplicates/near': {reason: 'duplicate', says: 'stands, all but a few words, in a longer passage of the document; no number or name is lost'},
  'duplicates/document': {reason: 'duplicate', says: 'the whole document repeats another one of the run, or is a part of it'},
  'duplicates/furniture': {reason: 'duplicate', says: 'a passage that stands in many documents of the run'}
} as const satisfies Record<string, {reason: Reason; says: string}>

export type RuleId = keyof typeof rules | (string & {})

/** The reason behind a rule id; `other` for the rules of stages that users bring. */
export function reasonOf(rule: RuleId): Reason {
  return Object.hasOwn(rules, rule) ? rules[rule as keyof typeof rules].reason : 'other'
}
