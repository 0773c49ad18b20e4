import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../server/config.ts'
import type { Context } from '../../../server/context.ts'
import { tick } from '../../../server/delivery/worker/tick.ts'
import { openContext } from '../../../server/start.ts'
import { startReceiver } from '../../delivery/support/receiver.ts'
import { loopback } from '../../delivery/support/start.ts'
import { aGate } from './gate.ts'
import { theGazetteers } from './gazetteers.ts'
import { movedClock } from './moved-clock.ts'
import { furnish } from './organization.ts'
import { theServers, writeAndFail } from './processes.ts'
import { type Restores, whatIsKnown } from './restores.ts'
import { type Again, theReceipts, whatMayGoOutAgain } from './sent-once.ts'
import { aStorm } from './storm.ts'

interface Given {
  /** The settings that name the database. */
  address: Record<string, string>
  restores: Restores
  /** Takes what is to be stopped after the test. */
  after: (stop: () => unknown) => void
}

/** Four processes that serve, this one as the worker, a receiver, and one clock for all: where a storm takes place. */
export async function aStage({ address, restores, after }: Given) {
  const folder = mkdtempSync(join(tmpdir(), 'hark-storm-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const clock = movedClock(join(folder, 'clock'))
  after(clock.close)
  const data = { DATA_DIR: join(folder, 'data'), ...loopback, ...address }
  const env = { ...data, CLOCK_AHEAD: clock.file }
  const open = () => openContext(readConfig({ ...data, LOG_LEVEL: 'silent' }), clock.now)
  let context: Context = await open()
  after(() => context.db.destroy())
  const receiver = await startReceiver()
  const receipts = theReceipts(receiver)
  const crew = await furnish(context, receiver)
  const servers = theServers(env)
  after(servers.stop)
  await servers.start(4)

  const start = context.now().plus({ days: 1 }).startOf('day').toMillis()
  clock.moveTo(start)
  const gazetteers = theGazetteers()
  const [publishing, loading] = [aGate(), aGate()]
  const faults: string[] = []
  const counts = { ticks: 0, failures: 0 }

  let areasStay = false
  const loadAreas = async () => {
    if (!areasStay) await loading.pass(() => gazetteers.loadNext(context))
  }
  const storm = aStorm({
    origins: servers.origins(),
    crew,
    start,
    seed: 1,
    async failHalfWay() {
      counts.failures += 1
      await writeAndFail(context)
    },
    workAt: (time) =>
      publishing.pass(async () => {
        clock.moveTo(time)
        counts.ticks += 1
        const worker = (name: string) => tick(context, name, (error, what) => faults.push(`${what} ${error}`))
        await (counts.ticks % 3 === 0 ? Promise.all([worker('one'), worker('two')]) : worker('one'))
      }),
    loadAreas,
  })

  const restoring = {
    env,
    servers,
    context: () => context,
    async reopen() {
      context = await open()
    },
  }
  let forgetLoads = () => {}
  let again: Again = { named: new Set(), stillBooked: new Set() }

  return {
    storm,
    crew,
    servers,
    gazetteers,
    receipts,
    /** What went wrong in workers. */
    faults,
    counts,
    loadAreas,
    /** A restore may open another. */
    context: () => context,
    /** From here on the areas stay: when they change, every process reads the whole plan anew, restored or not. */
    backUp: () =>
      loading.closedFor(async () => {
        areasStay = true
        await restores.backUp(restoring)
        forgetLoads = gazetteers.bookmark()
      }),
    /** Nobody publishes before the report is read: whoever did would send what it has still to name. */
    restore: () =>
      storm.goBack(() =>
        loading.closedFor(() =>
          publishing.closedFor(async () => {
            receipts.beginHistory()
            const report = await restores.restore(restoring)
            again = await whatMayGoOutAgain(context, report)
            forgetLoads()
            return whatIsKnown(context, crew)
          }),
        ),
      ),
    areasMayChange(): void {
      areasStay = false
    },
    mayGoOutAgain: () => again,
  }
}
