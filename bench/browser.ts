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
  /** Everything that the page asked for which does not lie beside it. */
  foreign: string[]
  /** Errors of scripts, and what the content security policy refused. */
  errors: string[]
}

/**
 * A page that writes down what it must not do.
 * @param own where it may ask; files alone when not given
 */
export async function openPage(browser: Browser, own = 'file:'): Promise<Watched> {
  const page = await browser.newPage({viewport: {width: 1400, height: 900}, locale: 'en-GB'})
  const watched: Watched = {page, foreign: [], errors: []}
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('file:')) watched.foreign.push(request.url())
  })
  page.on('pageerror', (error) => watched.errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && watched.errors.push(message.text()))
  page.on('dialog', (dialog) => {
    watched.errors.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return watched
}

/** Milliseconds until a view is there. */
export async function openView(page: Page, url: string): Promise<number> {
  const start = performance.now()
  await page.goto(url)
  await page.waitForSelector('footer')
  return performance.now() - start
}

/** Milliseconds of the longest frame while all that scrolls on the page is scrolled, screen by screen. */
export async function longestFrame(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const moving = [document.scrollingElement, ...document.querySelectorAll('.column')]
    let [longest, last, left] = [0, performance.now(), 60]
    const frame = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      for (const element of moving) element.scrollTop += innerHeight / 2
      if (left-- > 0) requestAnimationFrame(frame)
      else done(longest)
    }
    requestAnimationFrame(frame)
  })`)
}
