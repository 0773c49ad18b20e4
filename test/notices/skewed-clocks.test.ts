import { afterEach, describe, expect, test } from 'vitest'
import type { NewAnnouncement } from '../../server/announcements/schema.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import { findIncident } from '../../server/incidents/queries.ts'
import { listNotices } from '../../server/notices/queries.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { moment, scheduled } from '../delivery/support/scheduled.ts'
import { aChannel } from '../support/announcements.ts'
import { anotherProcess, skewedClock } from '../support/another-process.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { aNotice } from '../support/notices.ts'
import { takeCopy } from '../support/put-back.ts'
import { parseXml } from '../support/xml.ts'

let app: TestApp
afterEach(() => app.stop())

const HOUR = 3_600_000

describe.each(databases)('Public pages of processes whose clocks differ, on %s', (_name, open) => {
  /** Another process whose clock is an hour behind, or ahead, and which knows the same people. */
  async function start(skew = -HOUR) {
    app = await startApp({ open })
    await aChannel(app, 'notices', { type: 'notices' })
    return { other: await anotherProcess(app, skewedClock(app, skew)), ana: await aPerson(app) }
  }

  /** Schedules for a minute later by the process's own clock, and publishes then. */
  async function publish(process: TestApp, given: Partial<NewAnnouncement> = {}): Promise<string> {
    const at = toInstant(process.context.now().plus({ minutes: 1 }))
    const { id } = await scheduled(process.context, { at: moment(at), ...given })
    process.clock.pass({ minutes: 1 })
    await tick(process.context, 'w')
    return id
  }

  async function readFeed(): Promise<{ updated: string; entries: string[] }> {
    app.clock.pass({ seconds: 1 })
    const { children } = parseXml((await app.inject('/notices/US-TX-453-austin/feed.atom')).body)
    const text = (of: typeof children, name: string) => of.find((child) => child.name === name)?.text ?? ''
    const entries = children.filter(({ name }) => name === 'entry')
    return { updated: text(children, 'updated'), entries: entries.map((entry) => text(entry.children, 'title')) }
  }

  const read = async () => {
    app.clock.pass({ seconds: 1 })
    return (await app.inject('/notices/US-TX-453-austin')).body
  }

  test('a page shows what a process changed whose clock is behind', async () => {
    const { other, ana } = await start()
    const report = async (title: string) => {
      const payload = { kind: 'planned', title, areas: ['US-TX-453-austin'], began: '2026-06-12T08:00:00Z' }
      return (await app.inject({ method: 'POST', url: '/api/v1/incidents', headers: as(ana), payload })).json()
    }
    const works = await report('Works')
    await publish(app, { headline: 'Water works', category: 'works', incident: works.id })
    await report('Reported last')
    // What is published about it is written into it.
    const { revision } = await findIncident(app.context.db, works.id)
    expect(await read()).not.toContain('Happening now')

    const changed = await other.inject({
      method: 'PATCH',
      url: `/api/v1/incidents/${works.id}`,
      headers: { ...as(ana), 'if-match': `"${revision}"` },
      payload: { began: '2026-06-10T08:00:00Z', status: 'in_progress' },
    })

    expect(changed.statusCode).toBe(200)
    expect(await read()).toContain('Happening now')
  })

  test('a feed never goes back, and what was published last is first', async () => {
    const { other } = await start()
    const first = await publish(app, { headline: 'Water is off' })
    const feeds = [await readFeed()]
    const second = await publish(other, { headline: 'Water is back' })
    feeds.push(await readFeed())
    app.clock.set('2026-06-10T13:30:00.000Z')
    const third = await publish(app, { headline: 'Water is off again' })
    feeds.push(await readFeed())

    const times = feeds.map(({ updated }) => updated)
    expect(times).toEqual([...new Set(times)].toSorted())
    expect(feeds[2]!.entries).toEqual(['Water is off again', 'Water is back', 'Water is off'])
    const listed = await listNotices(app.context.db, '2026-01-01T00:00:00.000Z')
    expect(listed.map(({ id }) => id)).toEqual([third, second, first])
  })

  test('a feed does not go back when its last entry is too old, nor when it never had one', async () => {
    await start()
    await publish(app, { headline: 'Water is off' })
    const before = await readFeed()
    expect(before.entries).toHaveLength(1)
    app.clock.pass({ days: 90 })
    expect(await readFeed()).toEqual(before)
    await publish(app, { headline: 'Elsewhere', audience: { include: ['US-FL-033'], exclude: [] } })
    const after = await readFeed()
    expect(after.entries).toEqual([])
    expect(after.updated > before.updated).toBe(true)
  })

  test('a clock that was far ahead once hides nothing that is published later', async () => {
    const { other } = await start(365 * 24 * HOUR)
    await publish(other, { headline: 'From the future' })
    await publish(app, { headline: 'Water is off' })
    expect(await read()).toContain('Water is off')
    expect((await readFeed()).entries).toEqual(['Water is off', 'From the future'])
  })

  test('a page shows what a restored database says, although other notices have followed', async () => {
    await start()
    const restore = await takeCopy(app.context.db, ['notices', 'public_head'])
    await publish(app, { headline: 'Gone after the restore' })
    expect(await read()).toContain('Gone after the restore')

    await restore()
    // The counter has the same number again for another notice.
    await aNotice(app.context, { headline: 'Published after the restore' })

    const body = await read()
    expect(body).toContain('Published after the restore')
    expect(body).not.toContain('Gone after the restore')
  })
})
