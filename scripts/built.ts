// Makes what each start needs of code and words, the tables and grammars of each language, and lays it into dist/built/.
import {mkdirSync, writeFileSync} from 'node:fs'
import {packBuilt} from '../src/built.ts'
import {functionWords} from '../src/lang/function-words.ts'
import {lang, languages} from '../src/lang/index.ts'
import {createPipeline} from '../src/pipeline.ts'
import '../src/thread.ts'

const pipeline = createPipeline()
for (const code of languages()) {
  // One document of a language asks for all of it, when it is long and without doubt in that language.
  const words = [...functionWords(lang(code))].join(' ')
  pipeline.clean({raw: `${words}. `.repeat(Math.ceil(4000 / words.length)), lang: code})
}

const packed = packBuilt()
const files = new Set(packed.map(([file]) => file))
const lacking = languages().flatMap((code) => ['dates', 'joint-words', 'names'].map((name) => `${name}-${code}.bin`)).filter((file) => !files.has(file))
if (lacking.length > 0) throw new Error(`nothing asked for ${lacking.join(', ')}`)

const folder = new URL('../dist/built/', import.meta.url)
mkdirSync(folder, {recursive: true})
for (const [file, bytes] of packed) writeFileSync(new URL(file, folder), bytes)
