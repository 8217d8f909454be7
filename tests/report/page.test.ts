import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Manifest} from '../../src/schemas.ts'
import {folder, tamis} from '../cli/tamis.ts'
import {hasBrowser, openBrowser, openPage} from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const views = [
  ...['', '#documents', '#document/2', '#timeline', '#entities', '#entity/3'].map((view) => ['light', view] as const),
  ...['', '#document/2', '#entities'].map((view) => ['dark', view] as const)
]

describe.runIf(hasBrowser)('the page of the report', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test('shows the five documents without a network, and axe finds nothing', async () => {
    const url = await reportOf(resolve('.'))
    const {page, foreign, errors} = await openPage(browser)
    const manifest = JSON.parse(readFileSync('output/manifest.json', 'utf8')) as Manifest
    for (const [colorScheme, view] of views) {
      await page.emulateMedia({colorScheme})
      await page.goto('about:blank')
      await page.goto(url + view)
      await page.waitForSelector('footer')
      await page.evaluate(axe)
      const violations = await page.evaluate(`axe.run(document, {preload: false}).then(({violations}) => violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html).slice(0, 3).join(' ')))`)
      expect(violations, `${colorScheme} ${view}`).toEqual([])
    }
    await page.goto(url)
    expect(await page.locator('.numbers dd').first().textContent()).toBe(String(manifest.totals.documents))
    await page.getByRole('button', {name: 'Français'}).click()
    expect(await page.getByRole('heading', {name: 'Langues'}).count()).toBe(1)
    expect({foreign, errors}).toEqual({foreign: [], errors: []})
  })

  test('narrows a document down by reason, and goes from a mention to its raw place and back', async () => {
    const cwd = folder({'raw/a.txt': 'Un navire quitta Brest le 3 mai 1911[4]. Il revint à Brest[5].\n\nLire aussi : Les plus beaux ports de la côte\n'})
    await tamis(['run', '--quiet'], {cwd})
    const {page, errors} = await openPage(browser)
    await page.goto(`${await reportOf(cwd)}#document/0`)
    expect(await page.locator('del').allTextContents()).toEqual(['[4]', '[5]', 'Lire aussi : Les plus beaux ports de la côte'])
    await page.getByLabel('Reason').selectOption('citation')
    await page.waitForFunction(`document.querySelectorAll('del').length === 2`)
    await page.locator('.clean mark', {hasText: '3 mai 1911'}).focus()
    expect(await page.locator('.details').textContent()).toContain('1911-05-03')
    await page.keyboard.press('r')
    expect(await page.evaluate(`document.activeElement.closest('.column').className + ' ' + document.activeElement.textContent`)).toBe('column raw 3 mai 1911')
    await page.keyboard.press('r')
    expect(await page.evaluate(`document.activeElement.closest('.column').className`)).toBe('column clean')
    await page.locator('del').first().click()
    expect(await page.locator('.details pre').textContent()).toBe(
      '- document: "a"\n  keep: "[4]"\n  before: "Un navire quitta Brest le 3 mai 1911"\n  after: ". Il revint à Brest[5].\\n\\nLire aussi : Le"\n'
    )
    expect(errors).toEqual([])
  })

  test('executes nothing that documents, ids or file names say', async () => {
    const nasty = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</script><script>alert(1)//', 'javascript:alert(1)', '"><svg onload=alert(1)>', "'-alert(1)-'", '${alert(1)}', '\u202e\u2066 retourné', '\u2028\u2029 alert(1)', '<!--', ']]>', '\\u003cscript>']
    const records = nasty.map((text, n) => JSON.stringify({id: `${text} ${n}`, text: `${text} Le 3 mai 1911, M. ${text} quitta Brest. ${text}`, lang: 'fr'}))
    const cwd = folder({"raw/<img src=x onerror=alert('f')>.txt": nasty.join('\n\n'), 'raw/records.jsonl': `${records.join('\n')}\n`})
    await tamis(['run', '--quiet'], {cwd})
    const url = await reportOf(cwd)
    const {page, foreign, errors} = await openPage(browser)
    for (const view of ['', '#documents', '#timeline', '#entities', ...nasty.map((_, n) => `#document/${n}`)]) {
      await page.goto('about:blank')
      await page.goto(url + view)
      await page.waitForSelector('footer')
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), view).toBe(true)
      expect(await page.locator('main script, main img, main svg[onload]').count()).toBe(0)
    }
    expect({foreign, errors}).toEqual({foreign: [], errors: []})
  })

  async function reportOf(cwd: string): Promise<string> {
    const to = join(folder(), 'report')
    const {code, stderr} = await tamis(['report', '--to', to], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    return pathToFileURL(join(to, 'index.html')).href
  }
})
