import {appendFile, mkdir, readFile} from 'node:fs/promises'
import type {IncomingMessage, Server, ServerResponse} from 'node:http'
import {createServer} from 'node:http'
import {join} from 'node:path'
import {parseOverrides} from '../overrides/parse.ts'
import {fileNameOfId} from '../run/names.ts'
import {UsageError} from '../run/usage.ts'

/** Bytes of a correction; a quotation is far shorter. */
const maxBody = 64 * 1024

/** Where what is said of names goes, which is of no one document. */
const identityFile = 'names.yaml'

/** The files of a report, and what they are. Nothing else of the disk is served. */
const files: readonly [path: RegExp, type: string][] = [
  [/^\/(?:index\.html)?$/, 'text/html; charset=utf-8'],
  [/^\/app\.css$/, 'text/css; charset=utf-8'],
  [/^\/app\.js$/, 'text/javascript; charset=utf-8'],
  [/^\/data\/(?:index|documents|entities|[det]\/\d{1,9})\.js$/, 'text/javascript; charset=utf-8']
]

interface Answer {
  status: number
  body: string | Uint8Array
  type?: string
}

/**
 * Serves a report on the loopback address and writes the corrections that it posts into the folder of overrides.
 * A request that names another host, or comes from another page, is refused: a name that leads to this machine is not enough.
 */
export async function serveReport(folder: string, overrides: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, folder, overrides).then(
      (made) => send(response, made),
      () => send(response, {status: 500, body: 'this should not happen'})
    )
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`port ${port}: ${error.code === 'EADDRINUSE' ? 'something else listens there' : error.message}; name another one with --port`)
  })
  return server
}

async function answer(request: IncomingMessage, folder: string, overrides: string): Promise<Answer> {
  const {method, url = '/', headers} = request
  const own = `127.0.0.1:${request.socket.localPort}`
  if (headers.host !== own && headers.host !== own.replace('127.0.0.1', 'localhost')) return {status: 403, body: 'this host is not served here'}
  if (method === 'POST' && url === '/overrides') {
    if (headers.origin !== `http://${headers.host}`) return {status: 403, body: 'only the report itself may write'}
    return write(request, overrides)
  }
  const type = files.find(([path]) => path.test(url))?.[1]
  if (method !== 'GET' || type === undefined) return {status: 404, body: 'there is nothing here'}
  const body = await readFile(join(folder, url === '/' ? 'index.html' : url)).catch(() => null)
  return body === null ? {status: 404, body: 'there is nothing here'} : {status: 200, body, type}
}

/** Appends corrections, each to the file of its document; all of them are read first. */
async function write(request: IncomingMessage, overrides: string): Promise<Answer> {
  let yaml = ''
  request.setEncoding('utf8')
  for await (const chunk of request) {
    yaml += chunk as string
    if (yaml.length > maxBody) return {status: 413, body: 'that is too long'}
  }
  try {
    const {corrections, identities} = parseOverrides(yaml, 'the correction')
    const files = new Set([...corrections.map(({document}) => fileNameOfId(document).replace(/\.json$/, '.yaml')), ...identities.map(() => identityFile)])
    if (files.size !== 1) return {status: 400, body: 'one document at a time'}
    await mkdir(overrides, {recursive: true})
    await appendFile(join(overrides, [...files][0]), yaml.endsWith('\n') ? yaml : `${yaml}\n`)
    return {status: 200, body: 'written'}
  } catch (error) {
    if (error instanceof UsageError) return {status: 400, body: error.message}
    return {status: 500, body: 'cannot be written'}
  }
}

function send(response: ServerResponse, {status, body, type = 'text/plain; charset=utf-8'}: Answer): void {
  response.writeHead(status, {'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer'})
  response.end(body)
}
