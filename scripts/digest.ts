// Notes the digest of the sources beside what is built of them, so that no start has to.
import {writeFileSync} from 'node:fs'
import {codeDigest, digestFile} from '../src/run/digest.ts'

writeFileSync(new URL(`../dist/${digestFile}`, import.meta.url), codeDigest())
