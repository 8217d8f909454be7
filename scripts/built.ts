// Makes what each start needs of code and words, the tables and grammars of each language, and lays it into dist/built/.
import {mkdirSync, writeFileSync} from 'node:fs'
import {packBuilt} from '../src/built.ts'
import {languages} from '../src/lang/index.ts'
import {createPipeline} from '../src/pipeline.ts'
import '../src/thread.ts'

const pipeline = createPipeline()
for (const lang of languages()) pipeline.clean({raw: 'Any text.', lang})

const folder = new URL('../dist/built/', import.meta.url)
mkdirSync(folder, {recursive: true})
for (const [file, bytes] of packBuilt()) writeFileSync(new URL(file, folder), bytes)
