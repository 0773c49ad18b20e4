import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { readConfig } from '../../server/config.ts'
import { createToken } from '../../server/people/account/token-actions.ts'
import { createPerson } from '../../server/people/actions.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { prepareOrganisation } from '../../server/prepare.ts'
import { openContext } from '../../server/start.ts'
import { type Server, startServer } from '../calendar/support/servers.ts'
import { freePort } from '../support/run/port.ts'
import { attack, type Target } from './support/attacks.ts'
import { isCalm, longestAllowed, pulseDuring, report } from './support/heartbeat.ts'

const folder = mkdtempSync(join(tmpdir(), 'hark-hostile-'))
let server: Server
let target: Target
let healthPort: string

/** The real gazetteer, its first channels and rules, and six people whose tokens have leaked. */
beforeAll(async () => {
  const context = await openContext(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }))
  await prepareOrganisation(context, () => undefined)
  const tokens: string[] = []
  for (let number = 1; number <= 6; number++) {
    const input = { name: `Eve ${number}`, email: `eve${number}@example.org`, team: 'both' as const }
    const rights = { can: ['author' as const, 'administrator' as const], password: 'correct horse battery' }
    const person = await createPerson(context, { ...input, ...rights }, commandLine)
    tokens.push((await createToken(context, { personId: person.id, name: 'leaked', actor: person })).secret)
  }
  const towns = context.areas.tree.areas.filter(({ kind }) => kind === 'town').map(({ code }) => code)
  const tomorrow = context.now().plus({ days: 1 })
  await context.db.destroy()
  healthPort = String(await freePort())
  server = await startServer({ DATA_DIR: folder, API_RATE: '600', HEALTH_PORT: healthPort })
  const from = toInstant(tomorrow)
  target = {
    port: Number(new URL(server.origin).port),
    tokens,
    towns,
    from,
    to: toInstant(tomorrow.plus({ days: 91 })),
  }
}, 300_000)
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (path: string) => fetch(server.origin + path, { headers: { authorization: `Bearer ${target.tokens[0]}` } })

test('while clients misbehave in every way, /healthz goes on answering, and afterwards all is well', async () => {
  const calm = await pulseDuring(server.origin, () => pause(5000))
  report('without an attack', calm)

  let counts: Awaited<ReturnType<typeof attack>> = {}
  const attackAll = async () => {
    counts = await attack(target, 20_000)
  }
  const attacked = await pulseDuring(server.origin, attackAll, { healthPort })
  report('under attack', attacked)
  console.log(counts)

  // Over a new connection it takes three turns: one to be accepted, one to be read, and one to be answered.
  expect(attacked.hark.p99).toBeLessThan(longestAllowed(attacked) / 2)
  expect(attacked.anew!.p99).toBeLessThan(longestAllowed(attacked))
  if (isCalm(attacked)) expect(attacked.hark.longest).toBeLessThan(longestAllowed(attacked))
  // Nobody found a fault, and whoever did too much was told so.
  expect(Object.values(counts).flatMap((statuses) => Object.keys(statuses))).not.toContain('500')
  expect(counts['made-up tokens']).toHaveProperty('429')
  expect(counts['sign-ins with a wrong password']).toHaveProperty('429')
  expect(['403', '429']).toEqual(expect.arrayContaining(Object.keys(counts['made-up set-up links']!)))
  expect(server.said()).not.toMatch(/"level":[56]0/)
  // The attackers' address, which is ours, may be over its limit for the rest of the minute.
  expect([200, 429]).toContain((await ask('/readyz')).status)
  expect((await ask('/healthz')).status).toBe(200)
})
