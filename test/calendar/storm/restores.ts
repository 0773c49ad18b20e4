import { join } from 'node:path'
import { expect } from 'vitest'
import { listAnnouncements } from '../../../server/announcements/list-queries.ts'
import { listRules } from '../../../server/calendar/rule-queries.ts'
import type { AfterRestore } from '../../../server/cli/after-restore.ts'
import type { Context } from '../../../server/context.ts'
import { listIncidents } from '../../../server/incidents/queries.ts'
import { findPerson } from '../../../server/people/queries.ts'
import { lasting } from './administrators.ts'
import { dump, harkAtItsTime, putBack, reportOf } from './backups.ts'
import type { Crew } from './organization.ts'
import type { theServers } from './processes.ts'
import type { Known } from './scene.ts'

/** What a storm is restored with. `context` is that of the test's own process, which publishes. */
export interface Restoring {
  env: Record<string, string>
  servers: ReturnType<typeof theServers>
  context: () => Context
  reopen: () => Promise<void>
}

export interface Restores {
  /** Whether processes go on while a backup is put back. */
  whileRunning: boolean
  backUp(restoring: Restoring): Promise<void>
  restore(restoring: Restoring): Promise<AfterRestore>
}

const fileOf = ({ env }: Restoring) => join(env['DATA_DIR']!, '..', 'backup.sqlite')

/** As docs/operations.md#backups says: SQLite is restored while nobody uses it, which `restore` makes sure of. */
export const onSqlite: Restores = {
  whileRunning: false,
  async backUp(restoring) {
    expect(await harkAtItsTime(restoring.env, 'backup', fileOf(restoring))).toMatchObject({ code: 0 })
  },
  async restore(restoring) {
    const { env, servers, context, reopen } = restoring
    const restore = () => harkAtItsTime(env, 'restore', '--json', fileOf(restoring))
    expect(await restore()).toMatchObject({ code: 1, err: expect.stringContaining('Stop it, then restore') })
    await servers.stop()
    await context().db.destroy()
    const report = await reportOf(restore())
    await reopen()
    await servers.startAgain()
    return report
  },
}

/** PostgreSQL is restored under the processes, which its own tools cannot know of. */
export const onPostgres: Restores = {
  whileRunning: true,
  backUp: ({ context }) => dump(context().db),
  async restore({ env, context }) {
    await putBack(context().db)
    return reportOf(harkAtItsTime(env, 'restored', '--json'))
  },
}

/** What everybody finds when they look again. */
export async function whatIsKnown({ db }: Context, { guests }: Crew): Promise<Known> {
  const announcements = await listAnnouncements(db, {}, 1_000_000)
  const rules = await listRules(db)
  const incidents = await listIncidents(db, {})
  const found = await Promise.all(guests.map(async (guest) => ({ guest, person: await findPerson(db, guest.id) })))
  return {
    heard: announcements.map(({ id, revision, status }) => ({ id, revision, status })),
    rules: rules.filter(({ definition }) => definition.name !== lasting).map(({ id }) => id),
    incidents: incidents.map(({ id }) => id),
    guests: found.filter(({ person }) => person.deactivatedAt === null).map(({ guest }) => guest),
  }
}
