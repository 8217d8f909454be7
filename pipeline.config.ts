// What "tamis run" makes the dataset with. All of it is typed: a mistyped stage or option does not compile,
// and at run time it is refused with its line and the closest right name.
import {definePipeline} from 'tamis'
import {boilerplate, dates, duplicates, entities, language, references, repair, repeatedWords, retext, sentences, spam} from 'tamis/stages'

export default definePipeline({
  // Folder of raw documents, a glob, or an array of them; relative to this file.
  input: 'raw',
  // Folder of the dataset.
  output: 'output',
  // How readily all stages remove: 'careful', 'balanced' or 'strict'.
  preset: 'balanced',
  // In the order in which they run. Leave one out and it does not run; options stand between the brackets of a stage.
  stages: [
    repair(), // control characters, soft hyphens, accents decoded wrongly
    language(), // of the document and of each block; foreign blocks are removed
    references(), // citation markers: [45], [réf. nécessaire]
    sentences(),
    boilerplate(), // link titles, bylines, captions, navigation, truncated ends
    spam(), // lists of keywords
    duplicates(), // passages that repeat others of the document, or of the run
    dates(), // EDTF and ISO 8601
    entities(),
    retext([repeatedWords]) // quality warnings; any synchronous plugin of retext will do
  ]
})
