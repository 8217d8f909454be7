import {existsSync, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {Worker} from 'node:worker_threads'
import {expect, test} from 'vitest'
import {removeFolder} from '../../src/run/files.ts'
import {folder} from '../cli/tamis.ts'

/** Puts files into a folder as fast as it can, whenever it is there. */
const busy = `
const {writeFileSync} = require('node:fs')
const {workerData} = require('node:worker_threads')
for (let i = 0; ; i++) try { writeFileSync(workerData + '/' + (i % 1000), '') } catch {}
`

test('a folder is removed while another thread still puts files into it', async () => {
  const path = join(folder(), 'tasks')
  const worker = new Worker(busy, {eval: true, workerData: path})
  try {
    for (let i = 0; i < 40; i++) {
      mkdirSync(path)
      await pause(3)
      removeFolder(path)
      expect(existsSync(path)).toBe(false)
    }
  } finally {
    await worker.terminate()
  }
})
