// Compiles src/ to dist/ and copies beside it what is read at run time: the word lists of the language packs, the template of init.
// The command is made executable: npm links it once, at installation.
import {execFileSync} from 'node:child_process'
import {chmodSync, cpSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(join(root, 'dist'), {recursive: true, force: true})
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {stdio: 'inherit'})
cpSync(join(root, 'src', 'lang'), join(root, 'dist', 'lang'), {recursive: true, filter: (path) => !path.endsWith('.ts')})
cpSync(join(root, 'src', 'init', 'template'), join(root, 'dist', 'init', 'template'), {recursive: true})
chmodSync(join(root, 'dist', 'cli.js'), 0o755)
