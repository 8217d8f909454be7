import type {FileOutcome} from '../run/map.ts'
import type {RunOptions} from '../run/run.ts'

/** Shows how far a run is: a bar on a terminal, lines where output is piped, nothing when quiet. */
export interface Progress extends Pick<RunOptions, 'onPlan' | 'onMap'> {
  stop(): void
}

/** Files that get a line each where output is piped; of a longer run, a line comes every so often. */
const maxLines = 200

/** Seconds between two lines. */
const lineEvery = 10

export async function createProgress(quiet: boolean): Promise<Progress> {
  if (quiet) return {stop() {}}
  return process.stderr.isTTY ? bar() : plainLines()
}

async function bar(): Promise<Progress> {
  const {default: {Presets, SingleBar}} = await import('cli-progress')
  const format = '{bar} {percentage} %, {megabytes} MB, {rate} MB/s, {eta_formatted} left, {documents} documents, {failed} failed'
  const bar = new SingleBar({format, hideCursor: true, clearOnComplete: true, etaBuffer: 100}, Presets.shades_classic)
  const began = performance.now()
  const count = {bytes: 0, documents: 0, failed: 0}
  let total = 0
  bar.start(0, 0, {megabytes: 0, rate: 0, documents: 0, failed: 0})
  return {
    onPlan: ({bytes}) => bar.setTotal((total += bytes)),
    onMap({bytes}, files) {
      count.bytes += bytes
      add(count, files)
      const megabytes = count.bytes / 1e6
      bar.update(Math.min(count.bytes, total), {...count, megabytes: megabytes.toFixed(1), rate: (megabytes / ((performance.now() - began) / 1000)).toFixed(1)})
    },
    stop: () => bar.stop()
  }
}

function plainLines(): Progress {
  const count = {bytes: 0, documents: 0, failed: 0}
  let [planned, done, last] = [0, 0, performance.now()]
  return {
    onPlan: ({pieces}) => void (planned += pieces.length),
    onMap({pieces, bytes}, files) {
      count.bytes += bytes
      add(count, files)
      done += pieces.length
      if (planned <= maxLines) return files.forEach((file, i) => console.error(`[${done - pieces.length + i + 1}/${planned}] ${file.name}: ${summary(file)}`))
      if (performance.now() - last < lineEvery * 1000) return
      last = performance.now()
      console.error(`[${done}/${planned}] ${(count.bytes / 1e6).toFixed(1)} MB, ${count.documents} documents, ${count.failed} failed`)
    },
    stop() {}
  }
}

function add(count: {documents: number; failed: number}, files: readonly FileOutcome[]): void {
  for (const {documents, failed} of files) {
    count.documents += documents
    count.failed += failed
  }
}

function summary({documents, unchanged, failed}: FileOutcome): string {
  if (documents === unchanged) return 'unchanged'
  if (documents === 1) return failed ? 'failed' : 'cleaned'
  return `${documents} documents, ${unchanged} unchanged, ${failed} failed`
}
