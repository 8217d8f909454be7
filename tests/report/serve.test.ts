import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {serveReport} from '../../src/report/serve.ts'
import {folder} from '../cli/tamis.ts'

const correction = '- document: "../a"\n  keep: "[4]"\n'

async function served(): Promise<{port: number; overrides: string}> {
  const path = folder({'report/index.html': 'page', 'report/data/d/3.js': 'data', 'secret.txt': 'secret'})
  const overrides = join(path, 'overrides')
  const server = await serveReport(join(path, 'report'), overrides, 0)
  onTestFinished(() => void server.close())
  return {port: (server.address() as AddressInfo).port, overrides}
}

function ask(port: number, path: string, {method = 'GET', headers = {}, body = ''} = {}): Promise<{status: number; text: string}> {
  return new Promise((resolve, reject) => {
    const asked = request({port, path, method, headers: {host: `127.0.0.1:${port}`, ...headers}}, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({status: response.statusCode!, text}))
    })
    asked.on('error', reject).end(body)
  })
}

test('serves the files of the report and nothing else', async () => {
  const {port} = await served()
  expect(await ask(port, '/')).toEqual({status: 200, text: 'page'})
  expect(await ask(port, '/data/d/3.js')).toEqual({status: 200, text: 'data'})
  for (const path of ['/secret.txt', '/../secret.txt', '/data/../../secret.txt', '/data/%2e%2e/secret.txt', '/data/d/9.js']) expect((await ask(port, path)).status, path).toBe(404)
})

test('refuses other hosts, and writing from other pages', async () => {
  const {port, overrides} = await served()
  expect((await ask(port, '/', {headers: {host: `example.org:${port}`}})).status).toBe(403)
  expect((await ask(port, '/overrides', {method: 'POST', body: correction})).status).toBe(403)
  expect((await ask(port, '/overrides', {method: 'POST', body: correction, headers: {origin: 'http://example.org'}})).status).toBe(403)
  expect(() => readdirSync(overrides)).toThrow()
})

test('appends corrections to the file of their document, whatever its id, and refuses what is none', async () => {
  const {port, overrides} = await served()
  const post = (body: string): ReturnType<typeof ask> => ask(port, '/overrides', {method: 'POST', body, headers: {origin: `http://127.0.0.1:${port}`}})
  mkdirSync(overrides)
  writeFileSync(join(overrides, '%2E.%2Fa.yaml'), '# mine\n')
  expect(await post(correction)).toEqual({status: 200, text: 'written'})
  expect(readdirSync(overrides)).toEqual(['%2E.%2Fa.yaml'])
  expect(readFileSync(join(overrides, '%2E.%2Fa.yaml'), 'utf8')).toBe(`# mine\n${correction}`)
  expect(await post('- same: [Haut-Karabagh, Artsakh]')).toEqual({status: 200, text: 'written'})
  expect(readFileSync(join(overrides, 'names.yaml'), 'utf8')).toBe('- same: [Haut-Karabagh, Artsakh]\n')
  expect(await post(`${correction}- same: [a, b]`)).toMatchObject({status: 400})
  expect(await post('- keep: x')).toMatchObject({status: 400})
  expect(await post('nonsense')).toMatchObject({status: 400})
  expect(await post(`# ${'x'.repeat(100_000)}`)).toMatchObject({status: 413})
})
