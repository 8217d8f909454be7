import {execFile} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {delimiter, dirname, join, relative, resolve} from 'node:path'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'
import {folder} from '../cli/tamis.ts'

/** A stretch of code on a page, and what stands beside its language: the file that it is. */
interface Snippet {
  language: string
  file: string | null
  code: string
  /** What the text after it says that it prints; `…` is anything. */
  prints: string | null
}

type Runner = (code: string, cwd: string) => Promise<string>

/** A machine of one's own may lack them; CI may not. */
const duckdb = resolve('node_modules/@duckdb')
const isWhole = process.env.CI !== undefined

const runners: Readonly<Record<string, Runner>> = {
  sh: (code, cwd) => call('sh', ['-e', '-c', code], cwd),
  python: (code, cwd) => call('python3', ['-c', code], cwd),
  ts(code, cwd) {
    writeFileSync(join(cwd, 'snippet.mts'), code)
    return call(process.execPath, ['--import', 'tsx', 'snippet.mts'], cwd)
  },
  async sql(code, cwd) {
    if (!existsSync(duckdb) && !isWhole) return '(skipped)'
    return call(process.execPath, ['--input-type=module', '-e', "import {DuckDBInstance} from '@duckdb/node-api'\nconst connection = await (await DuckDBInstance.create(':memory:')).connect()\nfor (const row of (await connection.runAndReadAll(process.argv[1])).getRows()) console.log(row.join(' '))", code], cwd)
  }
}

test.each(['docs/getting-started.md', 'docs/recipes/maintainers.md', 'docs/recipes/ci.md', 'docs/recipes/downstream.md'])('the snippets of %s do what it says', async (page) => {
  const cwd = workshop()
  const snippets = snippetsOf(readFileSync(page, 'utf8'))
  expect(snippets.length).toBeGreaterThan(3)
  for (const {language, file, code, prints} of snippets) {
    if (file !== null) {
      mkdirSync(dirname(join(cwd, file)), {recursive: true})
      writeFileSync(join(cwd, file), code)
    } else if (runners[language]) {
      const printed = await runners[language](code, cwd)
      if (prints !== null && printed !== '(skipped)') expect(printed.trim(), code).toMatch(patternOf(prints))
    }
  }
}, 120_000)

test('links of the documentation lead somewhere', () => {
  const pages = readdirSync('docs', {recursive: true, withFileTypes: true}).filter(({name}) => name.endsWith('.md')).map((entry) => join(entry.parentPath, entry.name))
  const dead = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => join(dirname(page), target)).filter((target) => !existsSync(target)).map((target) => `${page}: ${relative(dirname(page), target)}`)
  )
  expect(dead).toEqual([])
})

test('every page of the documentation can be reached from its index', () => {
  const index = readFileSync('docs/README.md', 'utf8')
  const pages = readdirSync('docs', {recursive: true}).map(String).filter((name) => name.endsWith('.md') && name !== 'README.md')
  expect(pages.filter((name) => !index.includes(`(${name.replaceAll('\\', '/')})`))).toEqual([])
})

/** An empty folder in which `npx tamis`, the library and the tools of the snippets are as if they were installed. */
function workshop(): string {
  const cwd = folder({'package.json': '{"type": "commonjs"}', '.gitignore': 'node_modules\nbin\n', 'bin/npx': `#!/bin/sh\nshift\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`})
  chmodSync(join(cwd, 'bin/npx'), 0o755)
  mkdirSync(join(cwd, 'node_modules'))
  for (const [name, target] of [['tamis', '.'], ['tsx', 'node_modules/tsx'], ['@duckdb', duckdb]]) symlinkSync(resolve(target), join(cwd, 'node_modules', name))
  return cwd
}

async function call(command: string, args: readonly string[], cwd: string): Promise<string> {
  const person = {GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org'}
  const env = {...process.env, ...person, NO_COLOR: '1', FORCE_COLOR: undefined, GITHUB_STEP_SUMMARY: undefined, PATH: `${join(cwd, 'bin')}${delimiter}${process.env.PATH}`}
  const {stdout} = await promisify(execFile)(command, args, {cwd, env})
  return stdout
}

function snippetsOf(markdown: string): Snippet[] {
  const blocks = [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)].map(([, language, file = null, code]) => ({language, file, code}))
  return blocks.flatMap((block, i) => (block.language === 'text' ? [] : [{...block, prints: blocks[i + 1]?.language === 'text' ? blocks[i + 1].code : null}]))
}

function patternOf(text: string): RegExp {
  const parts = text.trim().split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^]*')}$`)
}
