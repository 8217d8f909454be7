// What "tamis run" makes the dataset with. All of it is typed; a mistyped option is refused with its line and the closest right name.
import {definePipeline} from 'tamis'
import {defaultStages} from 'tamis/stages'

export default definePipeline({
  // Folder of raw documents, a glob, or an array of them; relative to this file.
  input: 'raw',
  // Folder of the dataset. Commit it: "tamis check" says when it is not what raw/ gives.
  output: 'output',
  // careful removes only what is certain, strict what is likely.
  preset: 'balanced',
  stages: defaultStages()
})
