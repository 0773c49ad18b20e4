import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { findMark, listNotices, listThread } from '../../server/notices/queries.ts'
import { changeOrganisation } from '../../server/organisation/actions.ts'
import type { Db } from '../../server/platform/transact.ts'
import { testClock } from '../support/clock.ts'
import { databases } from '../support/databases.ts'
import { aNotice, anIncident, findNotice, withdraw } from '../support/notices.ts'

describe.each(databases)('notice queries on %s', (_name, open) => {
  let db: Db
  const { now } = testClock()
  beforeEach(async () => {
    db = await open()
  })
  afterEach(() => db.destroy())

  test('lists new and changed notices, newest first, with the earlier notices of their incidents', async () => {
    const at = { publishedAt: '2026-03-01T00:00:00.000Z' }
    await anIncident(db, 'works', '2026-06-12T03:00:00.000Z', { kind: 'planned' })
    const beginning = await aNotice({ db, now }, { ...at, incident: 'i1' })
    const changed = await aNotice({ db, now }, { ...at, retractedAt: '2026-06-09T00:00:00.000Z' })
    await aNotice({ db, now }, { ...at, incident: 'i2' })
    await aNotice({ db, now }, at)
    const update = await aNotice({ db, now }, { incident: 'i1' })
    const works = await aNotice({ db, now }, { incident: 'works', publishedAt: '2026-06-09T14:00:00.000Z' })

    const listed = await listNotices(db, '2026-06-01T00:00:00.000Z')

    expect(listed.map(({ id }) => id)).toEqual([update, works, changed, beginning])
    const { publishedAt: began } = at
    expect(listed.map(({ about }) => about?.began)).toEqual([began, '2026-06-12T03:00:00.000Z', undefined, began])
    expect((await listThread(db, beginning)).map(({ id }) => id)).toEqual([update, beginning])
    expect(await findNotice(db, changed)).toEqual(listed[2])
    expect(await findNotice(db, 'none')).toBeNull()
  })

  test('the mark changes with every notice, withdrawal, incident and name of the organization', async () => {
    const marks = [(await findMark(db)).mark]
    const mark = async () => marks.push((await findMark(db)).mark)
    const id = await aNotice({ db, now })
    await mark()
    const other = await aNotice({ db, now })
    await mark()
    await withdraw(db, id, '2026-06-10T14:00:00.000Z')
    await mark()
    await withdraw(db, other, '2026-06-10T15:00:00.000Z')
    await mark()
    await anIncident(db, 'i1', '2026-06-10T15:00:00.000Z')
    await mark()
    await changeOrganisation({ db, now }, { name: 'Westline' }, commandLine)
    await mark()

    expect(new Set(marks).size).toBe(7)
    expect((await findMark(db)).mark).toBe(marks.at(-1))
  })
})
