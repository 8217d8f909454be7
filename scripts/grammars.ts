// Compiles the date rows and words of each language into a file beside its words in dist/, so that no start has to.
import {writeFileSync} from 'node:fs'
import {builtName, packGrammar} from '../src/dates/built.ts'
import {lang, languages} from '../src/lang/index.ts'

for (const code of languages()) writeFileSync(new URL(`../dist/lang/${code}/${builtName}`, import.meta.url), packGrammar(lang(code)))
