// Compiles src/ to dist/ and puts beside it what is read at run time: the word lists of the language packs, what is made of them, the template of init.
// What starts alone or is imported by name is one file each, and what they share stands in a few: to load 270 modules took half of a start.
// The page of the report is one script, since a page opened from the disk can load no modules.
// The command is made executable: npm links it once, at installation.
import {execFileSync} from 'node:child_process'
import {chmodSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** Modules find files from where they lie in src/; the bundled ones all lie in dist/ itself. */
const placed = {
  name: 'placed',
  setup({onLoad}) {
    onLoad({filter: /[/\\]src[/\\].*\.ts$/}, ({path}) => {
      const own = `./${relative(join(root, 'src'), path).replaceAll('\\', '/').replace(/\.ts$/, '.js')}`
      return {contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', `new URL('${own}', import.meta.url).href`), loader: 'ts'}
    })
  }
}

/** Packages of many small modules that every start loads: to read them one by one took a start a tenth of its time. Their licences lie beside them. */
const bundled = ['commander', 'entities', 'fastest-levenshtein', 'fzstd', 'htmlparser2', 'p-limit', 'picomatch', 'piscina', 'unified', 'vfile', 'vfile-location']

const packages = {
  name: 'packages',
  setup({onResolve, onEnd}) {
    onResolve({filter: /^[^./#]/}, ({path, importer, kind}) => {
      const isOwn = kind === 'entry-point' || importer.includes('node_modules') || bundled.includes(path.split('/')[0])
      return isOwn && !path.startsWith('@napi-rs/') ? undefined : {path, external: true}
    })
    onEnd(({metafile}) => {
      const folders = new Set(Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))
      const licences = [...folders].sort().map((folder) => `${folder.replace(/^.*node_modules\//, '')}\n\n${licenceOf(join(root, folder))}`)
      writeFileSync(join(root, 'dist', 'LICENSES'), licences.join('\n---\n\n'))
    })
  }
}

/** As a module `process` would hand out all that it has, and so open standard input and output and read what it says of flags. */
const globalProcess = {
  name: 'global-process',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^node:process$/}, ({path}) => ({path, namespace: 'global'}))
    onLoad({filter: /./, namespace: 'global'}, () => ({contents: 'module.exports = process'}))
  }
}

/** The index of htmlparser2 names all that belongs to it; of its parser alone a start loads a third. */
const parserOnly = {
  name: 'parser-only',
  setup({onLoad}) {
    onLoad({filter: /node_modules\/htmlparser2\/dist\/esm\/index\.js$/}, () => ({contents: "export {Parser} from './Parser.js'\nexport {default as Tokenizer} from './Tokenizer.js'"}))
  }
}

function licenceOf(folder) {
  return readFileSync(join(folder, readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))), 'utf8')
}

rmSync(join(root, 'dist'), {recursive: true, force: true})
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {stdio: 'inherit'})
await build({
  absWorkingDir: root,
  entryPoints: {cli: 'src/cli.ts', thread: 'src/thread.ts', worker: 'node_modules/piscina/dist/worker.js', index: 'src/index.ts', stages: 'src/stages/index.ts', retext: 'src/retext/index.ts'},
  outdir: 'dist',
  bundle: true,
  splitting: true,
  metafile: true,
  // Some of the packages are CommonJS, and require modules of Node and files beside them.
  banner: {js: "import {createRequire as requireOf} from 'node:module'\nconst require = requireOf(import.meta.url)\nconst __dirname = import.meta.dirname"},
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Node knows all that \p{…} names here: else each such literal would be a new RegExp every time that its line is reached.
  supported: {'regexp-unicode-property-escapes': true},
  charset: 'utf8',
  plugins: [placed, globalProcess, packages, parserOnly],
  logLevel: 'warning'
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
