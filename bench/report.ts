// How fast the report of a large dataset is made, opens and scrolls: npm run bench:report -- [documents]
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {definePipeline} from '../src/pipeline.ts'
import {buildReport} from '../src/report/build.ts'
import {longestFrame, openBrowser, openView} from './browser.ts'
import {places} from './data.ts'
import {syntheticDataset, writeSources} from './synthetic.ts'

/** Views, each opened in a new page as by a link from elsewhere. */
const views = ['', '#documents', '#documents?q=-0199', '#document/7', '#timeline', '#entities', '#entities?q=karabagh', '#entity/3']

const documents = Number(process.argv[2] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'))
const report = join(folder, 'report')
const browser = await openBrowser()
try {
  const dataset = syntheticDataset(documents)
  writeSources(join(folder, 'raw'), documents)
  const start = performance.now()
  await buildReport({...definePipeline({}), file: null, folder}, dataset, report, join(dirname(places.cli), 'report', 'page'))
  console.log(`${documents} documents, made in ${((performance.now() - start) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  const url = pathToFileURL(join(report, 'index.html')).href
  console.log(`${'view'.padEnd(24)} opens in  longest frame of scrolling`)
  for (const view of views) {
    const page = await browser.newPage({viewport: {width: 1400, height: 900}})
    const opened = await openView(page, url + view)
    console.log(`${(view || '#overview').padEnd(24)} ${opened.toFixed(0).padStart(5)} ms  ${(await longestFrame(page)).toFixed(0).padStart(5)} ms`)
    await page.close()
  }
} finally {
  await browser.close()
  rmSync(folder, {recursive: true})
}
