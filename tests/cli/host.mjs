// Calls the command line again and again in one process, which keeps what it has loaded: most calls take less than a start.
// A message is a call, {cli, args, cwd, input}; its answer is {code, signal, stdout, stderr}.
import {Readable} from 'node:stream'
import {pathToFileURL} from 'node:url'

let calls = 0

process.on('message', async ({cli, args, cwd, input}) => {
  const [stdout, stderr] = [captured(process.stdout), captured(process.stderr)]
  process.chdir(cwd)
  process.argv.splice(1, Infinity, cli, ...args)
  process.exitCode = 0
  Object.defineProperty(process, 'stdin', {value: Readable.from(input.length > 0 ? [Buffer.from(input)] : []), configurable: true})
  // A name of its own each time, so that Node runs the module again; what it imports stays.
  await import(`${pathToFileURL(cli)}?${++calls}`)
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error')
  process.send({code: process.exitCode, signal: null, stdout: stdout(), stderr: stderr()})
})

/** What is written to a stream from now on until it is asked for. */
function captured(stream) {
  const chunks = []
  stream.write = (chunk, encoding, done = encoding) => {
    chunks.push(Buffer.from(chunk))
    if (typeof done === 'function') done()
    return true
  }
  return () => Buffer.concat(chunks).toString()
}
