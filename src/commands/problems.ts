import {VFile} from 'vfile'
import type * as VFileReporter from 'vfile-reporter'
import {load} from '../bridge/load.ts'
import type {Problem} from '../run/problem.ts'
import {maxProblems} from '../run/problem.ts'

/** Collects what a person must look at, and prints it when the run is over, sorted, so that the order is always the same. */
export interface Problems {
  /** @param others how many more documents have problems */
  add(found: readonly Problem[], others: number): void
  /** The report; empty when all is well. */
  toString(): string
}

export function createProblems(color: boolean): Problems {
  const files: VFile[] = []
  let more = 0
  return {
    add(found, others) {
      const shown = found.slice(0, maxProblems - files.length)
      files.push(...shown.map(toFile))
      more += found.length - shown.length + others
    },
    toString() {
      if (files.length === 0) return ''
      files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
      const {reporter} = load<typeof VFileReporter>('vfile-reporter')
      return reporter(files, {color}) + (more > 0 ? `\n… and ${more} more documents with problems` : '')
    }
  }
}

/** A virtual file without its value that bears the problems of a document at their places. */
function toFile({path, messages}: Problem): VFile {
  const file = new VFile({path})
  for (const {text, source, rule, start, end, level} of messages) {
    const place = start && end ? {start, end} : (start ?? undefined)
    const message = level === 'info' ? file.info(text, {source}) : file.message(text, {source, ruleId: rule ?? undefined, place})
    if (level === 'fatal') message.fatal = true
  }
  return file
}
