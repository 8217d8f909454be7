import type {ChildProcess} from 'node:child_process'
import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {places} from './data.ts'

/** The command line as a process of its own, in a folder. */
export function tamis(folder: string, args: readonly string[]): ChildProcess {
  return started(spawn(process.execPath, [places.cli, ...args], {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']}))
}

/** A worker with one thread. */
export function worker(folder: string, redis: string): ChildProcess {
  return tamis(folder, ['worker', '--redis', redis, '--jobs', '1', '--quiet'])
}

/** A Redis server that is ready. */
export async function redisServer(folder: string, port: number): Promise<ChildProcess> {
  const child = started(spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no', '--loglevel', 'notice'], {cwd: folder, stdio: ['ignore', 'pipe', 'ignore']}))
  await new Promise<void>((ready) => child.stdout.on('data', (line) => String(line).includes('Ready to accept') && ready()))
  return child
}

/** A port that no other bench is likely to use. */
export function freePort(): number {
  return 20_000 + (process.pid % 20_000)
}

/** Seconds of the processor that a process or a thread has taken, as Linux tells them: `/proc/<pid>/stat`. */
export function cpuTime(stat: string): number {
  const fields = readFileSync(stat, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Notes a process that is to end with this one. */
function started<Child extends ChildProcess>(child: Child): Child {
  process.setMaxListeners(Infinity)
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}
