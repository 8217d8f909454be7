/**
 * Makes `countries.txt` of each language pack: what it calls countries and parts of the world, by Unicode CLDR as Node's ICU has it.
 * Run `npx tsx src/train/countries.ts`; the same ICU gives the same bytes.
 */
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {languages} from '../lang/index.ts'

/** Codes that name no country or part of the world: the private ones, groups of countries, and what is outlying or unknown. */
const none = /^(?:A[AC]|CP|CQ|DG|EA|EU|EZ|IC|QO|Q[M-Z]|SX|TA|UN|X[A-Z]|ZZ)$/

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const countries = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => !none.test(code) && isCanonical(code))
const continents = ['002', '019', '142', '150', '009', '419', '003', '005', '013', '021', '143', '145', '011', '014', '015', '018', '030', '034', '035', '151', '154', '155', '039']

for (const code of languages()) {
  const names = new Intl.DisplayNames(code, {type: 'region', fallback: 'none'})
  const regionOf = new Map<string, string>()
  for (const region of [...countries, ...continents]) {
    const name = plain(names.of(region) ?? '')
    if (name !== '' && !regionOf.has(name)) regionOf.set(name, region.toLowerCase())
  }
  const lines = [...regionOf].map(([name, region]) => `${region}: ${name}`)
  const file = fileURLToPath(new URL(`../lang/${code}/countries.txt`, import.meta.url))
  writeFileSync(file, `# Countries and parts of the world, by their codes: Unicode CLDR.\n# Made by src/train/countries.ts: do not edit.\n\n[place]\n${lines.join('\n')}\n`)
}

/** Withdrawn codes have the name of what replaced them. */
function isCanonical(code: string): boolean {
  return new Intl.Locale('und', {region: code}).maximize().region === code && new Intl.DisplayNames('en', {type: 'region', fallback: 'none'}).of(code) !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}

/** Without what stands in brackets. */
function plain(name: string): string {
  return name.replace(/ ?\([^)]*\)/g, '').replace(/’/g, '\'')
}
