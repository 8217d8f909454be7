// Compiles src/ to dist/ and puts beside it what is read at run time: the word lists of the language packs, what is made of them, the template of init.
// What starts alone or is imported by name is one file each, and what they share stands in a few: to load 270 modules took half of a start.
// The page of the report is one script, since a page opened from the disk can load no modules.
// The command is made executable: npm links it once, at installation.
import {execFileSync} from 'node:child_process'
import {chmodSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {build} from 'esbuild'
import {options, root} from './options.mjs'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** The licences of what is bundled lie beside it. */
const licences = {
  name: 'licences',
  setup({onEnd}) {
    onEnd(({metafile}) => {
      const folders = new Set(Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))
      const licences = [...folders].sort().map((folder) => `${folder.replace(/^.*node_modules\//, '')}\n\n${licenceOf(join(root, folder))}`)
      writeFileSync(join(root, 'dist', 'LICENSES'), licences.join('\n---\n\n'))
    })
  }
}

function licenceOf(folder) {
  return readFileSync(join(folder, readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))), 'utf8')
}

rmSync(join(root, 'dist'), {recursive: true, force: true})
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {stdio: 'inherit'})
await build({
  ...options,
  entryPoints: {cli: 'src/cli.ts', thread: 'src/thread.ts', worker: 'node_modules/piscina/dist/worker.js', index: 'src/index.ts', stages: 'src/stages/index.ts', retext: 'src/retext/index.ts'},
  outdir: 'dist',
  splitting: true,
  metafile: true,
  plugins: [...options.plugins, licences]
})
cpSync(join(root, 'src', 'lang'), join(root, 'dist', 'lang'), {recursive: true, filter: (path) => !path.endsWith('.ts')})
execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'built.ts')], {stdio: 'inherit'})
cpSync(join(root, 'src', 'init', 'template'), join(root, 'dist', 'init', 'template'), {recursive: true})
const page = join(root, 'src', 'report', 'page')
const pageTo = join(root, 'dist', 'report', 'page')
await build({entryPoints: [join(page, 'main.ts')], outfile: join(pageTo, 'app.js'), bundle: true, format: 'iife', target: 'es2022', charset: 'utf8', minify: true, logLevel: 'warning'})
for (const name of ['index.html', 'app.css']) cpSync(join(page, name), join(pageTo, name))
execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'digest.ts')], {stdio: 'inherit'})
chmodSync(join(root, 'dist', 'cli.js'), 0o755)
