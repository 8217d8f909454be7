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
  'repair/hyphenation': {reason: 'repair', says: 'the hyphen of a word that was broken at a line end'},
  'repair/invisible': {reason: 'repair', says: 'a soft hyphen, zero-width or control character'},
  'language/script': {reason: 'foreign-language', says: 'written in another script than the document'},
  'language/foreign': {reason: 'foreign-language', says: 'a block in another language than the document'},
  'references/marker': {reason: 'citation', says: 'a citation marker: [11], [45],[46], [réf. nécessaire]'},
  'references/stop': {reason: 'citation', says: 'the punctuation that a removed citation marker left doubled'}
} as const satisfies Record<string, {reason: Reason; says: string}>

export type RuleId = keyof typeof rules | (string & {})

/** The reason behind a rule id; `other` for the rules of stages that users bring. */
export function reasonOf(rule: RuleId): Reason {
  return rule in rules ? rules[rule as keyof typeof rules].reason : 'other'
}
