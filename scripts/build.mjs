// Compiles src/ to dist/ and copies beside it what is read at run time: the word lists of the language packs, the template of init.
// The page of the report is one script, since a page opened from the disk can load no modules.
// The command is made executable: npm links it once, at installation.
import {execFileSync} from 'node:child_process'
import {chmodSync, cpSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(join(root, 'dist'), {recursive: true, force: true})
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {stdio: 'inherit'})
cpSync(join(root, 'src', 'lang'), join(root, 'dist', 'lang'), {recursive: true, filter: (path) => !path.endsWith('.ts')})
cpSync(join(root, 'src', 'init', 'template'), join(root, 'dist', 'init', 'template'), {recursive: true})
const page = join(root, 'src', 'report', 'page')
const pageTo = join(root, 'dist', 'report', 'page')
await build({entryPoints: [join(page, 'main.ts')], outfile: join(pageTo, 'app.js'), bundle: true, format: 'iife', target: 'es2022', charset: 'utf8', minify: true, logLevel: 'warning'})
for (const name of ['index.html', 'app.css']) cpSync(join(page, name), join(pageTo, name))
chmodSync(join(root, 'dist', 'cli.js'), 0o755)
