import { afterEach, describe, expect, test } from 'vitest'
import { freshPostgresUrl } from '../support/databases.ts'
import { expectAgreement, expectPlanOfThisProcess, expectReach } from './storm/agreement.ts'
import { expectLegal } from './storm/legal-plan.ts'
import { onPostgres, onSqlite, type Restores } from './storm/restores.ts'
import { aStage } from './storm/stage.ts'

/** STORM=full is what CI runs; a shorter one finds most of it sooner. */
const isFull = process.env['STORM'] === 'full'
const requests = isFull ? 2100 : 600
const people = 16

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const kinds: [name: string, address: () => Promise<Record<string, string>>, restores: Restores][] = [
  ['SQLite', async () => ({}), onSqlite],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() }), onPostgres],
]

describe.each(kinds)('A storm of planners through four processes on %s', (_name, address, restores) => {
  const title = 'leaves a plan that keeps every rule, books once what was sent twice, and sends nothing twice'
  test(title, { timeout: isFull ? 900_000 : 240_000 }, async ({ annotate }) => {
    const stage = await aStage({ address: await address(), restores, after: (stop) => void stops.push(stop) })
    const { storm, servers, gazetteers, receipts } = stage

    await storm.begin()
    await storm.rage(people, requests * 0.3)
    // These are booked in the backup and go out before it is put back, so they go out again.
    await storm.bookOnBoard(5)
    await Promise.all([storm.rage(people, requests * 0.4), stage.backUp()])
    await storm.rage(people, requests * 0.6)
    const goOn = () => storm.rage(people, requests * 0.8)
    await (restores.whileRunning ? Promise.all([goOn(), stage.restore()]) : stage.restore().then(goOn))
    await expectPlanOfThisProcess(stage.context())
    stage.areasMayChange()
    await Promise.all([storm.rage(people, requests), stage.loadAreas()])
    await gazetteers.loadWhole(stage.context())

    const { broken, statuses, twices, doubled, count } = storm.requests
    expect(broken, servers.said()).toEqual([])
    expect(stage.faults).toEqual([])
    expect(doubled()).toEqual([])
    const { counting, over } = await expectLegal(stage.context(), gazetteers, storm.requests)
    const reach = await expectReach(stage.context(), gazetteers)
    const sentAgain = receipts.expectSentOnce(stage.mayGoOutAgain(), storm.touched)
    await expectPlanOfThisProcess(stage.context())
    const sent = count()
    const asked = { requests: storm.requests, origins: servers.origins(), as: stage.crew.authors[0]! }
    await expectAgreement(stage.context(), asked)
    expect(servers.said()).not.toMatch(/error/i)

    // It has rained: each of these happened often enough to count.
    const refused = Math.min(...[409, 422].map((status) => statuses.get(status) ?? 0))
    const { ticks, failures } = stage.counts
    const { loads, newlyOver } = gazetteers.counts
    const { failedThenSent, heldBySwitch } = storm.counts()
    const accepted = receipts.accepted.length
    const happened = { sent, refused, ticks, twices: twices.length, failures, loads, newlyOver, failedThenSent }
    await annotate(JSON.stringify({ ...happened, heldBySwitch, counting, over, accepted, sentAgain, reach }))
    expect(refused).toBeGreaterThan(requests / 100)
    expect(ticks).toBeGreaterThan(requests / 100)
    expect(twices.length).toBeGreaterThan(requests / 60)
    expect(failures).toBeGreaterThan(requests / 600)
    expect(counting).toBeGreaterThan(requests / 150)
    expect(loads).toBeGreaterThan(0)
    expect(reach.compared).toBeGreaterThan(0)
    // A short storm has a handful of each, so there might be none.
    if (!isFull) return
    expect(failedThenSent).toBeGreaterThan(3)
    expect(accepted).toBeGreaterThan(5)
  })
})
