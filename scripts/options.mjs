// How the sources are compiled to files of dist/: build.mjs and compiled.mjs do so.
import {readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

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
  setup({onResolve}) {
    onResolve({filter: /^[^./#]/}, ({path, importer, kind}) => {
      const isOwn = kind === 'entry-point' || importer.includes('node_modules') || bundled.includes(path.split('/')[0])
      return isOwn && !path.startsWith('@napi-rs/') ? undefined : {path, external: true}
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

/** How all is compiled that Node runs, as esbuild is told it. */
export const options = {
  absWorkingDir: root,
  bundle: true,
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
}
