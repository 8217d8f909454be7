import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {connectionOf, refuseSilence} from '../../src/queue/redis.ts'
import {folder} from '../cli/tamis.ts'

const isMissing = spawnSync('redis-server', ['--version']).error !== undefined && !process.env.CI

test('an address says where, who, which database, and whether in secret', () => {
  const connection = (redis: string): object => connectionOf({redis, redisPrefix: 'x'})
  expect(connection('redis://queue')).toMatchObject({host: 'queue', port: 6379, db: 0, username: undefined, password: undefined, tls: undefined})
  expect(connection('rediss://me:open%20sesame%2F@queue:7000/3')).toMatchObject({host: 'queue', port: 7000, db: 3, username: 'me', password: 'open sesame/', tls: {}})
  for (const wrong of ['http://queue', 'queue:6379', 'redis://']) expect(() => connection(wrong)).toThrow('an address redis://')
})

test.skipIf(isMissing)('rediss:// speaks TLS, and trusts no certificate that nobody vouches for', async () => {
  const cwd = folder()
  const [key, certificate] = [join(cwd, 'key.pem'), join(cwd, 'certificate.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', certificate], {stdio: 'ignore'})
  const port = 20_000 + (process.pid % 20_000)
  const server = spawn('redis-server', ['--port', '0', '--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no', '--save', '', '--loglevel', 'notice'], {cwd, stdio: ['ignore', 'pipe', 'ignore']})
  onTestFinished(() => void server.kill('SIGKILL'))
  await new Promise<void>((ready) => server.stdout.on('data', (line) => String(line).includes('Ready to accept') && ready()))
  await expect(refuseSilence({redis: `rediss://:sesame@localhost:${port}`, redisPrefix: 'x'})).rejects.toThrow(/does not answer \(self.signed certificate/)
  await expect(refuseSilence({redis: `rediss://:sesame@localhost:${port}`, redisPrefix: 'x'})).rejects.not.toThrow(/sesame/)
}, 30_000)
