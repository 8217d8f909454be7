import {existsSync} from 'node:fs'
import type {Browser, Page} from 'playwright-core'
import {chromium} from 'playwright-core'

/** Debian's Chromium, or the one that the environment names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** A machine of one's own may lack the browser; CI may not. */
export const hasBrowser = existsSync(executablePath) || process.env.CI !== undefined

export function openBrowser(): Promise<Browser> {
  return chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']})
}

export interface Watched {
  page: Page
  /** Everything that the page asked for which is not a file beside it. */
  foreign: string[]
  /** Errors of scripts, and what the content security policy refused. */
  errors: string[]
}

/** A page that writes down what it must not do. */
export async function openPage(browser: Browser): Promise<Watched> {
  const page = await browser.newPage({viewport: {width: 1400, height: 900}, locale: 'en-GB'})
  const watched: Watched = {page, foreign: [], errors: []}
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) watched.foreign.push(request.url())
  })
  page.on('pageerror', (error) => watched.errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && watched.errors.push(message.text()))
  page.on('dialog', (dialog) => {
    watched.errors.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return watched
}
