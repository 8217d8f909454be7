import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Config} from '../../src/config.ts'
import {loadConfig} from '../../src/config.ts'
import type {RunOptions} from '../../src/run/run.ts'
import {run} from '../../src/run/run.ts'
import {createDoer} from '../../src/run/tasks.ts'

/** Runs over a folder without starting threads, which takes longer than a few documents do. */
export async function makeDataset(folder: string, options: Readonly<Record<string, unknown>> = {}, told: Pick<RunOptions, 'onProblems'> = {}): Promise<Config> {
  const file = join(folder, `${JSON.stringify(options).replace(/\W{1,9}/g, '-')}.mjs`)
  writeFileSync(file, `export default ${JSON.stringify(options)}\n`)
  const config = await loadConfig(file)
  await run(config, {
    ...told,
    jobs: 1,
    createEngine(job) {
      const doer = createDoer(job)
      return Promise.resolve({width: 1, run: (task) => doer(task, () => {}), close: () => Promise.resolve()})
    }
  })
  return config
}
