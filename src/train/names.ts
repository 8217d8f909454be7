/**
 * Makes the lists of names under src/lang from open data; see NOTICE for the sources.
 * Run `npx tsx src/train/names.ts "$TAMIS_DATA/data/lexicons"`; the same inputs give the same bytes.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const lexicons = process.argv[2] ?? '../shared/data/lexicons'
const lang = fileURLToPath(new URL('../lang/', import.meta.url))

/** Kinds of names.fr.tsv. */
const kinds = {firstName: 0, commune: 1, region: 2, city: 3}
/** Buckets of case.fr.tsv, from always capitalised (0) to never (5), whose words are common words as well; 6 and 7: rare words, with capital and without. */
const commonBuckets: ReadonlySet<number | undefined> = new Set([2, 3, 4, 5, 7])
/** What ICU lists as a region and is none, or is an organisation. */
const noRegion = /^(?:pseudo-|r\.a\.s\.|sar |région inconnue|unknown region|monde$|world$|nations unies|united nations|union européenne|european union|zone euro|eurozone|régions éloignées|outlying oceania)/
/** A commune that shape alone gives away: `Saint-…`, `…-sur-…`, `…-en-…`. */
const shapedCommune = /^sainte?-|-(?:sur|en|les?|lès|la|de|du|des|sous|aux?|et)-|-(?:d|l)'/

const lines = (file: string): string[][] => readFileSync(join(lexicons, file), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'))

const buckets = new Map(lines('case.fr.tsv').map(([word, bucket]) => [word, Number(bucket)]))
const names = lines('names.fr.tsv')
const ofKind = (kind: number): string[] => names.filter(([code]) => Number(code) === kind).map(([, name]) => name.replace(/' /g, "'"))

const firstNames = ofKind(kinds.firstName).filter((name) => name.length > 2)
const regions = ofKind(kinds.region).filter((name) => !noRegion.test(name))
const known = new Set([...firstNames, ...regions])
/** Names as newspapers write them: no letters beyond Latin-1 but a few of Eastern Europe, and no long official forms. */
const cities = ofKind(kinds.city).filter((name) => /^[a-zà-öø-ÿœšžčćłńśźżőűğışţăđ' -]{3,22}$/.test(name) && !known.has(name))
for (const name of cities) known.add(name)
const communes = ofKind(kinds.commune).filter((name) => name.length > 3 && !/[ ']/.test(name) && !shapedCommune.test(name) && !known.has(name))

write('names/first-names.txt', 'First names given in France: INSEE, Licence Ouverte 2.0.', firstNames)
write('names/cities.txt', 'Cities over 15,000 people: GeoNames cities15000, CC BY 4.0.', cities)
write('fr/communes.txt', 'Communes that neither the cities nor their shape give: INSEE, Licence Ouverte 2.0.', communes)
write('fr/regions.txt', 'Countries: Unicode CLDR. French regions and départements: INSEE, Licence Ouverte 2.0.', regions)
write('en/regions.txt', 'Countries: Unicode CLDR.', englishRegions())

/** Names of regions as ICU gives them; names of two letters do not serve. */
function englishRegions(): string[] {
  const display = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'})
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = [...letters.flatMap((a) => letters.map((b) => a + b)), ...[...Array(1000).keys()].map((n) => String(n).padStart(3, '0'))]
  return codes.flatMap((code) => display.of(code)?.toLowerCase() ?? []).filter((name) => !noRegion.test(name))
}

function write(file: string, source: string, list: readonly string[]): void {
  const sorted = [...new Set(list)].sort()
  const isCommon = (name: string): boolean => commonBuckets.has(buckets.get(name))
  const rare = sorted.filter((name) => !isCommon(name))
  const common = sorted.filter(isCommon)
  const heading = `# ${source}\n# Made by src/train/names.ts: do not edit.\n`
  writeFileSync(join(lang, file), `${heading}${rare.join('\n')}\n\n# Common words as well.\n[common]\n${common.join('\n')}\n`)
}
