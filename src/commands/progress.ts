import type {Mapped} from '../run/map.ts'
import type {RunOptions} from '../run/run.ts'

/** Shows how far a run is: a bar on a terminal, a line for each file where output is piped, nothing when quiet. */
export interface Progress extends Pick<RunOptions, 'onPlan' | 'onFile'> {
  stop(): void
}

export async function createProgress(quiet: boolean): Promise<Progress> {
  if (quiet) return {stop() {}}
  return process.stderr.isTTY ? bar() : plainLines()
}

async function bar(): Promise<Progress> {
  const {default: {Presets, SingleBar}} = await import('cli-progress')
  const bar = new SingleBar({format: '{bar} {value}/{total} files, {documents} documents, {eta_formatted} left', hideCursor: true, clearOnComplete: true}, Presets.shades_classic)
  let count = 0
  return {
    onPlan: (files) => bar.start(files.length, 0, {documents: 0}),
    onFile: (_file, documents) => bar.increment(1, {documents: (count += documents.length)}),
    stop: () => bar.stop()
  }
}

function plainLines(): Progress {
  let total = 0
  let done = 0
  return {
    onPlan: (files) => (total = files.length),
    onFile({name}, documents) {
      console.error(`[${++done}/${total}] ${name}: ${summary(documents)}`)
    },
    stop() {}
  }
}

function summary(documents: readonly Mapped[]): string {
  const failed = documents.filter((document) => document.failed).length
  const unchanged = documents.filter(({reused}) => reused !== null).length
  if (documents.length === 1) return failed ? 'failed' : unchanged ? 'unchanged' : 'cleaned'
  return `${documents.length} documents, ${unchanged} unchanged, ${failed} failed`
}
