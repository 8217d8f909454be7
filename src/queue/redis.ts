import type {RedisOptions} from 'bullmq'
import {needed} from '../run/optional.ts'
import {UsageError} from '../run/usage.ts'

export interface RedisAddress {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://…` for TLS. */
  redis: string
  /** What the keys begin with, so that several may share a server. */
  redisPrefix: string
}

/** All runs of a prefix share one queue, so that workers need not know of runs. */
export const queueName = 'tasks'

/** Seconds that a server may take to answer the first time. */
const patience = 10

/** Longest pause between two attempts to reach a server that was lost, in milliseconds. */
const longestPause = 2000

/** What BullMQ connects with. It tries for ever to come back: a server that is lost is waited for. */
export function connectionOf({redis}: RedisAddress): RedisOptions {
  const {protocol, hostname, port, username, password, pathname} = parse(redis)
  return {
    host: hostname,
    port: port === '' ? 6379 : Number(port),
    username: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    db: Number(pathname.slice(1) || 0),
    tls: protocol === 'rediss:' ? {} : undefined,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, longestPause)
  }
}

/** Throws a UsageError, without a word of the password, when nothing answers at the address. */
export async function refuseSilence(address: RedisAddress): Promise<void> {
  const {Redis} = await needed('ioredis', 'to reach Redis', () => import('ioredis'))
  const {hostname, port} = parse(address.redis)
  const client = new Redis({...(connectionOf(address) as object), lazyConnect: true, connectTimeout: patience * 1000, retryStrategy: () => null, maxRetriesPerRequest: 0})
  let last: Error | null = null
  client.on('error', (error: Error) => (last = error))
  try {
    await client.connect()
    await client.ping()
  } catch (error) {
    throw new UsageError(`--redis: ${hostname}:${port || 6379} does not answer (${((last ?? error) as Error).message}); start Redis or Valkey there, or correct address and password`)
  } finally {
    client.disconnect()
  }
}

function parse(redis: string): URL {
  const url = URL.canParse(redis) ? new URL(redis) : null
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') throw new UsageError('--redis: an address redis://[user:password@]host[:port][/database] is expected, rediss:// for TLS')
  return url
}
