import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {page, rulesPage} from '../../scripts/rules.ts'
import {rules} from '../../src/rules.ts'

test('docs/rules.md is up to date; npm run docs:rules makes it', () => {
  expect(readFileSync(page, 'utf8')).toBe(rulesPage())
})

test('the page has a row for each rule, with its reason', () => {
  for (const [id, {reason}] of Object.entries(rules)) expect(rulesPage()).toContain(`| \`${id}\` | ${reason} |`)
})
