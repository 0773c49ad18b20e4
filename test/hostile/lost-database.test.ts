import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../server/platform/db/postgres.ts'
import { startServer } from '../calendar/support/servers.ts'
import { startApp } from '../support/app.ts'
import { migratedPostgresUrl, withTestKey } from '../support/databases.ts'
import { startProxy } from './support/database-proxy.ts'

/** A process on a PostgreSQL that has the areas already, behind a proxy. */
async function start(env: Record<string, string> = {}) {
  const url = await migratedPostgresUrl()
  // Brings the areas, so that the process does not read the gazetteer.
  await (await startApp({ open: async () => withTestKey(openPostgres(url)) })).stop()
  const folder = mkdtempSync(join(tmpdir(), 'hark-lost-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'secret.key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 })
  const proxy = await startProxy(url)
  const server = await startServer({ DATA_DIR: folder, DATABASE_URL: proxy.url, LOG_LEVEL: 'warn', ...env })
  onTestFinished(() => server.stop())
  return { proxy, server }
}

const ask = async (url: string) => {
  const answer = await fetch(url, { redirect: 'manual' })
  return { status: answer.status, body: await answer.text() }
}

test('a process whose database goes away serves what it can, goes on afterwards, and calls nothing of it a bug', async () => {
  const { proxy, server } = await start({ WORKER: 'on' })
  const isReady = async () => (await ask(`${server.origin}/readyz`)).status === 200
  expect(await isReady()).toBe(true)
  expect((await ask(`${server.origin}/notices`)).status).toBe(200)
  proxy.cut()
  while (!server.said().includes('The worker failed and will try again.')) expect(await isReady()).toBe(false)
  expect((await ask(`${server.origin}/notices`)).status).toBe(200)
  expect((await ask(`${server.origin}/healthz`)).status).toBe(200)
  proxy.mend()
  while (!(await isReady()));
  await server.stop()
  expect(server.said()).toContain('"level":40')
  expect(server.said()).not.toContain('"level":50')
})

// This takes as long as an answer is waited for: 20 seconds.
test('a process whose database does not answer ends all the same', async () => {
  const { proxy, server } = await start()
  expect((await ask(`${server.origin}/readyz`)).status).toBe(200)
  proxy.freeze()
  // Its query is still under way, and the idle connections stay open at the other end.
  expect((await ask(`${server.origin}/readyz`)).status).toBe(503)
  await server.stop()
})

test('a process that ends while a form arrives has nothing to complain about', async () => {
  const { server } = await start({ REQUEST_SECONDS: '2' })
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(
    'POST /sign-in HTTP/1.1\r\nHost: hark\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=',
  )
  const dripping = setInterval(() => socket.write('a'), 100)
  onTestFinished(() => clearInterval(dripping))
  expect((await ask(`${server.origin}/healthz`)).status).toBe(200)
  await server.stop()
  expect(server.said()).not.toContain('"level":50')
})
