import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Server, startServer } from '../calendar/support/servers.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { freePort } from '../support/run/port.ts'
import { longestAllowed, pulseDuring, report } from './support/heartbeat.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
] as const)('A first start on %s', (name, database) => {
  test('answers /healthz while it reads the gazetteer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hark-first-start-'))
    stops.push(() => rmSync(folder, { recursive: true, force: true }))
    const port = await freePort()
    const env = { DATA_DIR: folder, PORT: String(port), ...(await database()) }
    let server: Server | undefined

    const start = async () => {
      server = await startServer(env)
      stops.push(() => server!.stop())
    }
    const pulses = await pulseDuring(`http://127.0.0.1:${port}`, start, { isRunning: false })

    report(`during a first start on ${name}`, pulses)
    expect(server!.said()).toContain('US is loaded.')
    expect(pulses.hark.longest).toBeLessThan(longestAllowed(pulses))
    expect((await fetch(`${server!.origin}/readyz`)).status).toBe(200)
  })
})
