// Runs a file of bench/ as the library is compiled: `node scripts/compiled.mjs bench/speed.ts`. As tsx compiles it, each literal with \p{…} is a new
// RegExp every time that its line is reached, and nobody runs the library so.
import {rmSync} from 'node:fs'
import {basename, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {options, root} from './options.mjs'

const [file] = process.argv.splice(2, 1)
// Beside the words and tables that the library reads.
const outfile = join(root, 'dist', `${basename(file, '.ts')}.js`)
await build({...options, entryPoints: [file], outfile})
process.once('exit', () => rmSync(outfile))
await import(pathToFileURL(outfile))
