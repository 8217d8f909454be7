import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync} from 'node:fs'
import type {Server} from 'node:http'
import {createRequire} from 'node:module'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {hasBrowser, longestFrame, openBrowser, openPage, openView} from '../../bench/browser.ts'
import {syntheticDataset, writeSources} from '../../bench/synthetic.ts'
import type {Config} from '../../src/config.ts'
import {openFolder} from '../../src/dataset/open.ts'
import {definePipeline} from '../../src/pipeline.ts'
import {buildReport} from '../../src/report/build.ts'
import {serveReport} from '../../src/report/serve.ts'
import type {Manifest} from '../../src/schemas.ts'
import {folder} from '../cli/tamis.ts'
import {makeDataset} from '../dataset/make.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const pictures = [
  ['overview.png', 'light', ''],
  ['document-light.png', 'light', '#document/0/e2'],
  ['document-dark.png', 'dark', '#document/2/r3'],
  ['timeline.png', 'light', '#timeline?from=1985&to=2000'],
  ['entities.png', 'dark', '#entities']
] as const

describe.runIf(hasBrowser)('the page of the report', {timeout: 120_000}, () => {
  let browser: Browser
  /** The documents of raw/, their dataset and its report, which tests may correct. */
  let five = ''
  let config: Config
  beforeAll(async () => {
    five = mkdtempSync(join(tmpdir(), 'tamis-test-'))
    cpSync('raw', join(five, 'raw'), {recursive: true})
    ;[browser, config] = await Promise.all([openBrowser(), makeDataset(five)])
    await report(config, join(five, 'report'))
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    rmSync(five, {recursive: true})
  })

  test('says of the five documents what the manifest says, and axe finds nothing in both themes and languages', async () => {
    const {page, foreign, errors} = await openPage(browser)
    const views = ['', '#documents', '#document/1/r1', '#timeline', '#entities', '#entity/3']
    for (const [colorScheme, heading] of [['light', 'Removed characters by reason'], ['dark', 'Caractères supprimés par motif']] as const) {
      await page.emulateMedia({colorScheme})
      for (const view of views) {
        await open(page, urlOf(join(five, 'report')) + view)
        await page.evaluate(axe)
        const violations = await page.evaluate(`axe.run(document, {preload: false, resultTypes: ['violations']}).then(({violations}) => violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html).slice(0, 3).join(' ')))`)
        expect(violations, `${colorScheme} ${view}`).toEqual([])
      }
      await open(page, urlOf(join(five, 'report')))
      await page.getByRole('heading', {name: heading}).waitFor()
      await page.locator('#language').click()
    }
    const {totals} = manifestOf(join(five, 'output'))
    const {documents, rawCharacters, characters, sentences, dates, entities, removed, warnings, failed} = totals
    const shown = (await page.locator('.numbers dd').allTextContents()).map((text) => Number(text.replace(/\D/g, '')))
    expect(shown).toEqual([documents, rawCharacters, characters, sentences, dates, entities, removed, warnings, failed])
    expect({foreign, errors}).toEqual({foreign: [], errors: []})
  })

  test('narrows a document down, and goes from a mention to its raw place and back', async () => {
    const {page, errors} = await openPage(browser)
    await open(page, `${urlOf(join(five, 'report'))}#document/2`)
    const {removed} = await recordOf(join(five, 'output'), 2)
    const citations = removed.filter(({reason}) => reason === 'citation').map(({text}) => text)
    expect(await page.locator('.raw del').count()).toBeGreaterThan(citations.length)
    await page.getByLabel('Reason').selectOption('citation')
    await page.locator('.filters option:checked', {hasText: 'citation'}).waitFor({state: 'attached'})
    expect(await page.locator('.raw del').allTextContents()).toEqual(citations)
    await page.locator('.clean mark.date').nth(3).click()
    expect(await page.locator('.details').textContent()).toMatch(/Value(?:early |mid |late )?[\dX—/P-]/)
    const focused = (): Promise<string> => page.evaluate<string>(`document.activeElement.closest('.column').className + ': ' + document.activeElement.dataset.key`)
    await page.keyboard.press('r')
    expect(await focused()).toBe('column raw: d3')
    await page.keyboard.press('r')
    expect(await focused()).toBe('column clean: d3')
    await open(page, `${urlOf(join(five, 'report'))}#document/2/r60`)
    for (const mark of ['.raw [data-key="r60"]', `.clean [data-key="${await page.locator('.raw [data-key="r60"]').first().getAttribute('data-near')}"]`]) {
      await expect.poll(() => page.locator(mark).first().evaluate((element) => Math.abs(element.getBoundingClientRect().top - element.closest('.column')!.getBoundingClientRect().top - 250)), {message: mark}).toBeLessThan(250)
    }
    expect(errors).toEqual([])
  })

  test('finds entities and sorts them, and shows one of them alone in a document', async () => {
    const {page, errors} = await openPage(browser)
    await open(page, `${urlOf(join(five, 'report'))}#entities`)
    await page.keyboard.press('/')
    // Slower than the page waits for, so that the field is made anew in between.
    await page.keyboard.type('AZE', {delay: 300})
    await page.keyboard.type('RBAID')
    await page.waitForURL(/AZERBAID/)
    await page.locator('tbody a', {hasText: /^Azerbaïdjan$/}).click()
    await page.locator('a[href*="entity=azerbaidjan"]').first().click()
    await page.waitForSelector('.clean mark')
    expect(new Set(await page.locator('.clean mark').evaluateAll((marks) => marks.map(({title}) => title)))).toEqual(new Set(['place · azerbaidjan']))
    expect(errors).toEqual([])
  })

  test('narrows the timeline down by keys, and its list with it', async () => {
    const {page, errors} = await openPage(browser)
    await open(page, `${urlOf(join(five, 'report'))}#timeline`)
    const values = (): Promise<string[]> => page.locator('tbody tr td:first-child').allTextContents()
    const all = (await values()).length
    await page.keyboard.press('+')
    await page.waitForURL(/from=/)
    await page.locator('.axis figcaption span', {hasText: /^1931$/}).waitFor()
    const years = (await values()).map((value) => Number(/\d{4}|\d{3}X|\d{2}XX/.exec(value)![0].replaceAll('X', '0')))
    expect(years.length).toBeGreaterThan(0)
    expect(years.length).toBeLessThan(all)
    for (const year of years) expect(year >= 1931 && year <= 1993, String(year)).toBe(true)
    expect(errors).toEqual([])
  })

  test('offers what was missed for the words that are selected in the raw text', async () => {
    const {page, errors} = await openPage(browser)
    await open(page, `${urlOf(join(five, 'report'))}#document/2`)
    const word = page.locator('.raw [data-start]').first()
    await word.dblclick({position: {x: 20, y: 20}})
    const snippet = await page.locator('.details textarea').first().inputValue()
    const {raw} = await dataOf(join(five, 'report'), 2)
    expect(snippet).toMatch(/^- document: "002_[0-9a-f]+"\n {2}entity: "\p{L}+ ?"\n {2}type: "person"\n {2}before: /u)
    expect(raw).toContain(/entity: "(.*)"/.exec(snippet)![1])
    expect(errors).toEqual([])
  })

  test('writes a correction where it is served, which the next run keeps', async () => {
    const {port, close} = await serve(join(five, 'report'), join(five, 'overrides'))
    const {page, foreign, errors} = await openPage(browser, `http://127.0.0.1:${port}/`)
    try {
      const {removed} = await recordOf(join(five, 'output'), 1)
      const n = removed.findIndex(({reason}) => reason !== 'repair')
      await open(page, `http://127.0.0.1:${port}/#document/1`)
      await page.locator(`del[data-key="r${n}"]`).click()
      await page.getByRole('button', {name: 'Write into the overrides'}).click()
      await page.locator('output', {hasText: 'Written'}).waitFor()
      await makeDataset(five)
      await report(config, join(five, 'corrected'))
      await open(page, `${urlOf(join(five, 'corrected'))}#document/1`)
      const text = removed[n].text.trim()
      expect(await page.locator('.clean').textContent()).toContain(text)
      expect((await page.locator('.raw del').allTextContents()).join('\n')).not.toContain(text)
      expect(manifestOf(join(five, 'output')).overrides).toMatchObject([{kind: 'keep', became: 'landed'}])
      expect({foreign, errors}).toEqual({foreign: [], errors: []})
    } finally {
      close()
    }
  })

  test('executes nothing that fifty documents, their ids and file names say, and keeps its layout', async () => {
    const nasty = [
      '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</script><script>alert(1)//', 'javascript:alert(1)', '"><svg onload=alert(1)>', "'-alert(1)-'", '${alert(1)}', '\u202e\u2066 retourné', '\u2028\u2029 alert(1)', '<!--', ']]>', '\\u003cscript>',
      '<a href="javascript:alert(1)">x</a>', '<iframe srcdoc="<script>alert(1)</script>">', '<style>*{display:none}</style>', '&lt;script&gt;alert(1)', '\u202b\u202a\u202d gauche', 'é'.repeat(9) + '\u0301'.repeat(90), 'W'.repeat(3000), '{{constructor.constructor("alert(1)")()}}'
    ]
    const records = Array.from({length: 44}, (_, n) => {
      const [one, two] = [nasty[n % nasty.length], nasty[(n * 7 + 3) % nasty.length]]
      return n % 3 === 0
        ? {id: `${one.slice(0, 80)} ${n}`, html: `<article><h1>${one}</h1><p onclick="alert(1)">Le 3 mai 1911, M. ${two} quitta Brest. ${one}</p></article>`}
        : {id: `${one.slice(0, 80)} ${n}`, text: `${one} Le 3 mai 1911, M. ${two} quitta Brest. ${one}\n\n${two}`, lang: 'fr'}
    })
    const names = ["<img src=x onerror=alert('f')>", '"><b>', "'onmouseover=alert(1) x='", '\u202etxt.retourné', '${alert(1)}', 'a&quot;b'].map((name, n) => [`raw/${name}.txt`, nasty.slice(n, n + 5).join('\n\n')])
    const cwd = folder({...Object.fromEntries(names), 'raw/records.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join('')})
    const made = await makeDataset(cwd)
    await report(made, join(cwd, 'report'))
    expect(manifestOf(join(cwd, 'output')).totals).toMatchObject({documents: 50, failed: 0})
    const {page, foreign, errors} = await openPage(browser)
    await page.goto(urlOf(join(cwd, 'report')))
    for (const view of ['#overview', '#documents', '#timeline', '#entities', '#entity/0', ...Array.from({length: 50}, (_, n) => `#document/${n}`)]) {
      await page.evaluate(`location.hash = ${JSON.stringify(view)}`)
      await page.locator(`html[data-ready="${view}"]`).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), view).toBe(true)
      expect(await page.locator('main script, main img, main iframe, main style, main [onclick], main [onload], main a[href^="javascript"]').count(), view).toBe(0)
    }
    expect({foreign, errors}).toEqual({foreign: [], errors: []})
  })

  // npm run docs:pictures keeps them; without that the test takes them and throws them away.
  test('is pictured in the documentation', async () => {
    const to = process.env.PICTURES ?? folder()
    const page = await browser.newPage({viewport: {width: 1100, height: 680}, locale: 'en-GB'})
    for (const [name, colorScheme, view] of pictures) {
      await page.emulateMedia({colorScheme})
      await open(page, urlOf(join(five, 'report')) + view)
      await page.screenshot({path: join(to, name)})
    }
    expect(readdirSync('docs/pictures').sort()).toEqual(pictures.map(([name]) => name).sort())
    for (const [name] of pictures) expect(statSync(join(to, name)).size, name).toBeGreaterThan(10_000)
  })

  // The figures of 20,000 and of 100,000 documents are printed by npm run bench:report.
  test('opens a thousand documents at once and scrolls them', async () => {
    const cwd = folder()
    writeSources(join(cwd, 'raw'), 1000)
    await report({...definePipeline({}), file: null, folder: cwd}, join(cwd, 'report'), syntheticDataset(1000))
    const {page, errors} = await openPage(browser)
    for (const view of ['', '#documents?page=3', '#document/7']) {
      await page.goto('about:blank')
      expect(await openView(page, urlOf(join(cwd, 'report')) + view), view).toBeLessThan(4000)
      expect(await longestFrame(page), view).toBeLessThan(1000)
    }
    expect(errors).toEqual([])
  })
})

async function open(page: Page, url: string): Promise<void> {
  await page.goto('about:blank')
  await openView(page, url)
}

async function report(config: Config, to: string, dataset?: Awaited<ReturnType<typeof openFolder>>): Promise<void> {
  await buildReport(config, dataset ?? (await openFolder(resolve(config.folder, config.output))), to, resolve('dist/report/page'))
}

function urlOf(report: string): string {
  return pathToFileURL(join(report, 'index.html')).href
}

function manifestOf(output: string): Manifest {
  return JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as Manifest
}

async function recordOf(output: string, n: number): ReturnType<Awaited<ReturnType<typeof openFolder>>['record']> {
  const {manifest, record} = await openFolder(output)
  return record(manifest.documents[n])
}

/** The data of a document, as the page gets it. */
async function dataOf(report: string, n: number): Promise<{raw: string}> {
  const call = readFileSync(join(report, `data/d/${n}.js`), 'utf8')
  return JSON.parse(JSON.parse(call.slice(call.indexOf(', ') + 2, call.lastIndexOf(')'))) as string) as {raw: string}
}

async function serve(report: string, overrides: string): Promise<{port: number; close(): void}> {
  const server: Server = await serveReport(report, overrides, 0)
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections()
      server.close()
    }
  }
}
