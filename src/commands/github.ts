import type {ChangedDocument, DatasetDiff} from '../diff/datasets.ts'
import type {Drift} from './check.ts'

/** Annotations that GitHub shows of one step at most. */
const maxAnnotations = 10

/** Workflow commands of GitHub Actions: an error for each document that drifted, and for each other file that did. */
export function annotations(output: string, {missing, extra, changed}: Drift, diff: DatasetDiff | null): string[] {
  const documents = diff?.documents.changed ?? []
  const told = new Set(documents.map(({file}) => file))
  const rows = [
    ...documents.map((document) => [document.file, `${document.id} ${saysOf(document)}`] as const),
    ...changed.filter((file) => !told.has(file)).map((file) => [file, `${file} is not what the sources give now`] as const),
    ...missing.map((file) => [file, `${file} is missing: the sources give it now`] as const),
    ...extra.map((file) => [file, `${file} is left over: the sources give it no more`] as const)
  ]
  return rows.slice(0, maxAnnotations).map(([file, text]) => `::error file=${property(`${output}/${file}`)},title=Dataset drift::${data(text)}`)
}

function saysOf({sentences, removed, dates, entities}: ChangedDocument): string {
  const changes = [
    `${sentences.lost.length} sentences lost, ${sentences.won.length} won`,
    `${removed.lost.length + removed.won.length} removals, ${dates.length} sentences with other dates, ${entities.length} with other entities`
  ]
  return `drifted: ${changes.join('; ')}`
}

/** Escapes the message of a workflow command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** Escapes a property of a workflow command. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
