import type {ChildProcess} from 'node:child_process'
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {readdir} from 'node:fs/promises'
import {createServer} from 'node:net'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {Redis} from 'ioredis'
import {expect, onTestFinished, test} from 'vitest'
import {contents, dataset, folder, start, tamis} from './tamis.ts'

// Debian: apt-get install redis-server. Where it is missing these tests are passed over, but for CI, which has it.
const isMissing = spawnSync('redis-server', ['--version']).error !== undefined && !process.env.CI
if (isMissing) console.warn('redis-server not found: the tests of --engine bullmq are skipped')

const password = 'open sesame'
const set = {
  'raw/r.jsonl': Array.from({length: 300}, (_, i) => `${JSON.stringify({id: `r${i}`, text: `Le navire ${i} quitta Brest le ${(i % 28) + 1} mai 1911 avec Marie Dupont${i % 9}.`})}\n`).join(''),
  'pipeline.config.ts': `
import {defineStage} from 'tamis'
import {dates, entities, sentences} from 'tamis/stages'
const slow = defineStage('slow', {}, () => { for (const end = Date.now() + 15; Date.now() < end; ); })
export default {stages: [sentences(), slow(), dates(), entities()], shardBytes: 1500, format: 'jsonl'}
`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  server.close()
  return port
}

async function redis(port: number): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), '--requirepass', password, '--save', '', '--appendonly', 'no', '--loglevel', 'notice'], {stdio: ['ignore', 'pipe', 'ignore'], cwd: '/'})
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of child.stdout!) if (String(line).includes('Ready to accept')) break
  child.stdout!.resume()
  return child
}

function worker(url: string): ChildProcess {
  const {child} = start(['worker', '--redis', url, '--redis-prefix', 'test', '--jobs', '1', '--quiet'], folder())
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function keysAt(url: string): Promise<string[]> {
  const client = new Redis(url)
  return client.keys('*').finally(() => client.disconnect())
}

/** Until so many shards are mapped, or the run is over. */
async function mapped(cwd: string, shards: number, run: ChildProcess): Promise<void> {
  const done = async (): Promise<number> => (await readdir(join(cwd, 'output'), {recursive: true}).catch(() => [])).filter((file) => file.endsWith('/done.json')).length
  while (run.exitCode === null && (await done()) < shards) await pause(50)
}

test.skipIf(isMissing)('workers that die, and a server that is lost with all it knew, change no byte', async () => {
  const [local, shared] = [folder(set), folder(set)]
  await tamis(['run', '--quiet'], {cwd: local})
  const port = await freePort()
  const url = `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`
  const server = await redis(port)
  const workers = [worker(url), worker(url)]
  const {child, ended} = start(['run', '--engine', 'bullmq', '--redis', url, '--redis-prefix', 'test'], shared)
  onTestFinished(() => void child.kill('SIGKILL'))
  await mapped(shared, 2, child)
  workers[0].kill('SIGKILL')
  worker(url)
  await mapped(shared, 5, child)
  server.kill('SIGKILL')
  await once(server, 'exit')
  await pause(1000)
  await redis(port)
  const {code, stdout, stderr} = await ended
  // A worker may die when its shard is done and before it can say so: who is given the shard next finds nothing to clean.
  expect({code, stdout}).toMatchObject({code: 0, stdout: expect.stringMatching(/^300 documents in output: \d+ cleaned, \d+ unchanged, 0 failed/)})
  expect(stderr).not.toContain('sesame')
  expect(dataset(join(shared, 'output'))).toEqual(dataset(join(local, 'output')))
  expect(await keysAt(url)).toEqual(expect.arrayContaining([expect.stringMatching(/^test:/)]))
  expect((await keysAt(url)).filter((key) => !key.startsWith('test:'))).toEqual([])
  expect(Object.keys(contents(join(shared, 'output'))).filter((file) => /\/tasks\/|\.part\/|unfinished/.test(file))).toEqual([])
}, 120_000)

test.skipIf(isMissing)('a server that does not answer, or not to this password, is named without it', async () => {
  const port = await freePort()
  const call = async (address: string): Promise<{code: number | null; stderr: string}> => tamis(['run', '--engine', 'bullmq', '--redis', address], {cwd: folder(set)})
  expect(await call(`redis://:${password.replace(' ', '')}@127.0.0.1:${port}`)).toMatchObject({code: 2, stderr: expect.stringMatching(/^tamis: --redis: 127\.0\.0\.1:\d+ does not answer/)})
  await redis(port)
  const {code, stderr} = await call(`redis://:wrongsecret@127.0.0.1:${port}`)
  expect(code).toBe(2)
  expect(stderr).toContain('WRONGPASS')
  expect(stderr).not.toContain('wrongsecret')
  expect(await call('http://x')).toMatchObject({code: 2, stderr: expect.stringContaining('an address redis://')})
})
