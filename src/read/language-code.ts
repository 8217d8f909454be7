/** The two letters of a BCP 47 tag as sources state it (`fr`, `fr-CA`, `FR_fr`), null for anything else. */
export function languageCode(tag: string | undefined): string | null {
  return tag === undefined ? null : /^\s*([a-z]{2})(?![a-z])/i.exec(tag)?.[1].toLowerCase() ?? null
}
