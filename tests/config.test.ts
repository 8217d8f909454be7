import {expect, test} from 'vitest'
import {folder, tamis} from './cli/tamis.ts'

const good = `import {definePipeline} from 'tamis'
import type {Doc} from 'tamis'
import {references, sentences} from 'tamis/stages'

const seen: Doc[] = []
export default definePipeline({stages: [references(), sentences()]})
`

const input = '{"id":"a","text":"Un navire quitta Brest en 1911[4]. Il revint."}\n'

test.each([
  ['pipeline.config.ts', good],
  ['pipeline.config.mjs', good.replace(/^.*Doc.*$/gm, '')],
  ['pipeline.config.mjs', 'export default {stages: []}']
])('a config is found in the current folder: %s', async (name, source) => {
  const {code, stdout, stderr} = await tamis(['clean', '-'], {cwd: folder({[name]: source}), input})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(JSON.parse(stdout).dates).toEqual([])
  expect(JSON.parse(stdout).removed.length).toBe(source.includes('references') ? 1 : 0)
})

test('paths of a config are relative to it, those of the command line to the current folder', async () => {
  const cwd = folder({'there/raw/a.txt': 'Un.', 'there/c.config.ts': good, 'b/x.txt': 'Deux.'})
  expect((await tamis(['run', '--config', 'there/c.config.ts'], {cwd})).stdout).toContain('1 document in there/output')
  expect((await tamis(['run', '--config', 'there/c.config.ts', '--input', 'b', '--output', 'out'], {cwd})).stdout).toContain('1 document in out')
})

const stages = "import {boilerplate, dates, repair, retext, sentences} from 'tamis/stages'\n"

test.each([
  ['a missing default export', 'export const config = {}', 'pipeline.config.ts: there is no default export; write "export default definePipeline({…})"'],
  ['a default export of another kind', 'export default 3', 'pipeline.config.ts: the default export is a number, not a config'],
  ['what does not parse', 'export default {\n  stages: [,}\n', 'pipeline.config.ts:2: Unexpected token'],
  ['what throws', 'export default {\n  stages: [nothing()]\n}', 'pipeline.config.ts:2: nothing is not defined\n'],
  ['a mistyped stage', "import {boilerplat} from 'tamis/stages'\nexport default {\n  stages: [boilerplat()]\n}", 'pipeline.config.ts:3: unknown stage "boilerplat"; did you mean "boilerplate"?'],
  ['a mistyped stage that was not imported', 'export default {\n  stages: [sentence()]\n}', 'pipeline.config.ts:2: unknown stage "sentence"; did you mean "sentences"?'],
  ['a mistyped import', "import {repair} from 'tamis/stage'\nexport default {stages: [repair()]}", 'pipeline.config.ts:1: cannot find "tamis/stage"; install it beside the config, or correct the import'],
  ['a mistyped option', "import {definePipeline} from 'tamis'\nexport default definePipeline({\n  inptu: 'raw'\n})", 'pipeline.config.ts:3: definePipeline: unknown option "inptu"; did you mean "input"?'],
  ['a mistyped option without definePipeline', "export default {\n  stages: [],\n  outptu: 'x'\n}", 'pipeline.config.ts:3: definePipeline: unknown option "outptu"; did you mean "output"?'],
  ['a mistyped option of a stage', `${stages}export default {stages: [\n  repair(),\n  boilerplate({\n    treshold: 1\n  })\n]}`, 'pipeline.config.ts:5: boilerplate: unknown option "treshold"; did you mean "threshold"?'],
  ['an option of another type', `${stages}export default {stages: [\n  boilerplate({threshold: '1'})\n]}`, 'pipeline.config.ts:3: boilerplate: option "threshold" must be of type number, not string'],
  ['an option of a stage that has none', `${stages}export default {stages: [repair({from: 1})]}`, 'pipeline.config.ts:2: repair: unknown option "from"; there are no options'],
  ['a stage that was not called', `${stages}export default {\n  stages: [sentences(), repair]\n}`, 'pipeline.config.ts:3: stage 2 is a function, not a stage; call it, as in repair()'],
  ['a stage that is none', "export default {stages: ['repair']}", "pipeline.config.ts:1: stage 1 is a string, not a stage; stages come from 'tamis/stages' or defineStage"],
  ['stages that are no array', 'export default {stages: {}}', 'pipeline.config.ts:1: "stages" must be an array of stages, not an object'],
  ['a mistyped preset', "export default {\n  preset: 'strickt'\n}", 'pipeline.config.ts:2: definePipeline: unknown preset "strickt"; did you mean "strict"?'],
  ['an input that is no path', 'export default {input: 3}', 'pipeline.config.ts:1: "input" must be a folder, a glob, or an array of them']
])('%s is refused with its place and remedy', async (_name, source, message) => {
  const {code, stdout, stderr} = await tamis(['clean', '-'], {cwd: folder({'pipeline.config.ts': source}), input})
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  expect(stderr).toContain(message)
  expect(stderr).toMatch(/^tamis: pipeline\.config\.ts/)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a config that is named must be there', async () => {
  const {code, stderr} = await tamis(['clean', '-', '--config', 'nope.ts'], {input})
  expect(code).toBe(2)
  expect(stderr).toContain('nope.ts: there is no such config file')
})
