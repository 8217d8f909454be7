import {resolve} from 'node:path'
import {scaffold} from '../init/scaffold.ts'
import {shown} from '../run/usage.ts'

/** Writes what a new dataset begins with, and says what comes next. */
export async function init(folder: string): Promise<void> {
  const path = resolve(folder)
  const {written, left} = await scaffold(path)
  for (const file of written) console.log(`  wrote  ${file}`)
  for (const file of left) console.log(`  left   ${file} (it is there already)`)
  console.log(`\nNext, in ${shown(path)}:
  npm install --save-dev tamis   types for the config, and the version that CI will use
  npx tamis run                  makes output/ from raw/
  npx tamis explain exemple      what was removed of the sample, and why
Then put your own documents into raw/, and commit output/ with them.`)
}
