import {availableParallelism} from 'node:os'
import {relative} from 'node:path'
import {parseArgs} from 'node:util'
import pLimit from 'p-limit'
import {printAblation} from './ablation.ts'
import {missing, places, root} from './data.ts'
import {measurements, tasks} from './figures.ts'
import {fell, raise, readFloors, writeFloors} from './floors.ts'
import type {Measurement} from './measurement.ts'
import {figureId} from './measurement.ts'
import {printOverrides} from './overrides.ts'
import {printPresets} from './presets.ts'
import {figureLine, header, note} from './table.ts'

const usage = `npm run eval -- [tasks] [--check] [--update] [--cli 'node dist/cli.js']
  tasks     ${tasks.join(' ')}; all of them when none is named
  --check   exit 1 and name each figure that is below its floor in tests/scores.json
  --update  raise the floors to what is measured; none falls
  --presets          the figures of cleaning under each preset instead
  --ablate cleaning  what each rule of cleaning earns and costs instead
  --with-overrides   the corrections of the config as cases of gold, besides`

const options = {
  check: {type: 'boolean', default: false},
  update: {type: 'boolean', default: false},
  presets: {type: 'boolean', default: false},
  ablate: {type: 'string'},
  'with-overrides': {type: 'boolean', default: false},
  cli: {type: 'string', default: `node ${relative(root, places.cli)}`}
} as const

const {values, positionals} = readArguments()
const floors = readFloors(places.floors)
const figures: Record<string, number> = {}
const problems: string[] = []

if (values.presets) await printPresets(values.cli)
else if (values.ablate) printAblation()
else await printTable(measurements.filter(({task}) => positionals.length === 0 || positionals.includes(task)))
if (values['with-overrides']) await printOverrides()
if (values.update) writeFloors(places.floors, raise(floors, figures))
for (const [id, figure] of Object.entries(figures)) {
  if (values.check && fell(floors[id] ?? 0, figure)) problems.push(`fell: ${id} is ${figure.toFixed(2)}, its floor ${floors[id]}`)
}
if (problems.length > 0) console.error(`\n${problems.join('\n')}`)
process.exitCode = problems.length > 0 ? 1 : 0

/** Measures as many at a time as there are processors, and prints them in their order. */
async function printTable(chosen: readonly Measurement[]): Promise<void> {
  const limit = pLimit(availableParallelism())
  const running = chosen.map((measurement) => ({measurement, result: limit(() => measure(measurement))}))
  let task = ''
  for (const {measurement, result} of running) {
    if (measurement.task !== task) console.log(header((task = measurement.task)))
    for (const line of await result) console.log(line)
  }
}

/** The lines of the table for a measurement. One that fails is a problem of the run, and the rest goes on. */
async function measure(measurement: Measurement): Promise<string[]> {
  const absent = missing(measurement.needs)
  const notes = (text: string) => measurement.figures.map((figure) => note(figure, text))
  if (absent === places.output) return notes('skipped: output/ not found; npm start makes it')
  if (absent) return notes('skipped: data not found')
  try {
    const found = await measurement.measure(values.cli)
    if (!found.every(Number.isFinite)) throw new Error('there is nothing to measure in its data')
    return measurement.figures.map((figure, i) => {
      const id = figureId(measurement, figure)
      figures[id] = found[i]
      return figureLine(figure, found[i], floors[id])
    })
  } catch (error) {
    problems.push(`failed: ${measurement.task}, ${measurement.figures[0]}: ${error instanceof Error ? error.message : String(error)}`)
    return notes('failed')
  }
}

function readArguments() {
  try {
    const found = parseArgs({options, allowPositionals: true})
    const unknown = found.positionals.find((task) => !tasks.includes(task))
    if (unknown) throw new Error(`unknown task "${unknown}"`)
    if (found.values.ablate !== undefined && found.values.ablate !== 'cleaning') throw new Error(`--ablate takes cleaning, not "${found.values.ablate}"`)
    return found
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    process.exit(2)
  }
}
