import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openFolder} from '../../src/diff/dataset.ts'

test('a dataset whose documents lie in parts is refused by name, with the remedy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-'))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({schema: 'tamis/manifest@1', documents: [], parts: [{file: 'documents/0.jsonl.gz', documents: 2}]}))
  await expect(openFolder(folder)).rejects.toThrow(/documents\/0\.jsonl\.gz .*make it with format: 'json'/)
})
