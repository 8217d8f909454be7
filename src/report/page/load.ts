import type {DocumentData, DocumentRow, EntityData, EntityRow, ReportIndex, StatementData} from '../data.ts'

/** What each kind of data file holds. */
interface Files {
  index: ReportIndex
  documents: DocumentRow[]
  entities: EntityRow[]
  [key: `d/${number}`]: DocumentData
  [key: `e/${number}`]: EntityData[]
  [key: `t/${number}`]: StatementData[]
}

declare global {
  interface Window {
    /** Called by the files of data when they are loaded. */
    tamisData(key: string, json: string): void
  }
}

/** Files of one document or one page that are kept in memory; the tables stay. */
const kept = 50

const files = new Map<string, Promise<unknown>>()
const waiting = new Map<string, (value: unknown) => void>()

window.tamisData = (key, json) => waiting.get(key)?.(JSON.parse(json))

/** The content of a data file. It comes as a script, because a page from the disk may load scripts and nothing else. */
export function load<K extends keyof Files & string>(key: K): Promise<Files[K]> {
  const known = files.get(key)
  if (known) return known as Promise<Files[K]>
  const loaded = new Promise<unknown>((resolve, reject) => {
    waiting.set(key, resolve)
    const script = document.createElement('script')
    script.src = `data/${key}.js`
    script.onload = () => script.remove()
    script.onerror = () => {
      files.delete(key)
      reject(new Error(`data/${key}.js`))
    }
    document.head.append(script)
  }).finally(() => waiting.delete(key))
  files.set(key, loaded)
  const pages = [...files.keys()].filter((name) => name.includes('/'))
  if (pages.length > kept) files.delete(pages[0])
  return loaded as Promise<Files[K]>
}
