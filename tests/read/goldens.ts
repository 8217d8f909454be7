import {readFileSync} from 'node:fs'
import type {Block} from '../../src/doc.ts'
import {createPipeline} from '../../src/pipeline.ts'

/** A pipeline that reads and writes and does nothing between. */
export const reading = createPipeline({stages: []})

/** The cases of a golden file under tests/goldens/read: a line of ==== with a title, the source, a line of ----, the wanted blocks one a line. */
export function goldens(name: string): {title: string; raw: string; wanted: string[]}[] {
  const source = readFileSync(new URL(`../goldens/read/${name}`, import.meta.url), 'utf8')
  return source.split(/^====+ /m).slice(1).map((golden) => {
    const [, title, raw, wanted] = /^(.*)\n([^]*?)^----+\n([^]*)$/m.exec(golden)!
    return {title, raw, wanted: wanted.split('\n').filter((line) => line !== '')}
  })
}

/** A block as goldens show it: line feeds as ⏎, tabs as ⇥, no-break spaces as ⍽. */
export function show({kind, level, text}: Block, withLevel = true): string {
  return `${kind}${withLevel && level !== null ? ` ${level}` : ''}: ${text.value.trim().replaceAll('\n', '⏎').replaceAll('\t', '⇥').replaceAll('\u00A0', '⍽')}`
}
