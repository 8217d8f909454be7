import {presets} from '../src/stage.ts'
import {missing} from './data.ts'
import {measurementsOf} from './figures.ts'

/** Prints the figures of cleaning under each preset, side by side. */
export async function printPresets(cli: string): Promise<void> {
  console.log(`${''.padEnd(58)}${presets.map((preset) => preset.padStart(10)).join('')}`)
  const columns = presets.map(measurementsOf)
  for (const [row, {needs, figures}] of columns[0].entries()) {
    if (missing(needs)) {
      for (const figure of figures) console.log(`${figure.padEnd(58)}  skipped: data not found`)
      continue
    }
    const found: (readonly number[])[] = []
    for (const column of columns) found.push(await column[row].measure(cli))
    figures.forEach((figure, i) => console.log(`${figure.padEnd(58)}${found.map((values) => values[i].toFixed(2).padStart(10)).join('')}`))
  }
}
