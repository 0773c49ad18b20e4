import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { NewAnnouncement } from '../../server/announcements/schema.ts'
import { listDeliveriesOf } from '../../server/delivery/queries.ts'
import { tick } from '../../server/delivery/worker/tick.ts'
import type { TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { anIncident } from '../support/notices.ts'
import { addChannels, scheduled } from './support/scheduled.ts'
import { start } from './support/start.ts'

/** Undoes quoted-printable, in which nodemailer writes long lines. */
function decoded(text: string): string {
  return text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
}

describe.each(databases)('the mails of an incident, on %s', (_name, open) => {
  let app: TestApp
  beforeEach(async () => {
    app = await start({ BASE_URL: 'https://hark.example.org' }, open)
    await addChannels(app.context)
    await anIncident(app.context.db, 'i1', '2026-06-10T13:00:00.000Z')
  })

  /** Sends a mail and returns its headers, unfolded, and its text. */
  async function mailed(given: Partial<NewAnnouncement>) {
    app.clock.pass({ minutes: 1 })
    const { id } = await scheduled(app.context, { incident: 'i1', channels: ['mail'], at: 'approval', ...given })
    await tick(app.context, 'w')
    const sent = (await listDeliveriesOf(app.context.db, id)).find(({ channel }) => channel === 'mail')!
    const folder = join(app.context.config.DATA_DIR, 'mail')
    expect(readdirSync(folder)).toContain(`${sent.id}.eml`)
    const [head, ...body] = readFileSync(join(folder, `${sent.id}.eml`), 'utf8').split('\r\n\r\n')
    const headers = head!.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
    const header = (name: string) => headers.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
    return { id, delivery: sent.id, header, text: decoded(body.join('\r\n\r\n')) }
  }

  test('say their stage and refer to the first, so that mail programs show one conversation', async () => {
    const headline = 'Water main burst in Austin'
    const first = await mailed({ headline, stage: 'initial', category: 'water' })
    expect(first.header('Subject')).toBe(headline)
    expect(first.header('Message-ID')).toBe(`<${first.delivery}@hark.example.org>`)
    expect(first.header('References')).toBeUndefined()
    expect(first.header('Content-Language')).toBe('en')
    expect(first.header('Keywords')).toBe('service, major, water, initial')

    const said = await mailed({ headline: 'Update on the burst in Austin', stage: 'update' })
    expect(said.header('Subject')).toBe('Update on the burst in Austin')

    const stages = [
      ['update', `Update: ${headline}`],
      ['correction', `Correction: ${headline}`],
      ['all_clear', `Resolved: ${headline}`],
    ] as const
    for (const [stage, subject] of stages) {
      const later = await mailed({ headline, stage, corrects: stage === 'correction' ? first.id : null })
      expect(later.header('Subject')).toBe(subject)
      expect(later.header('Keywords')).toContain(stage)
      expect(later.header('References')).toBe(first.header('Message-ID'))
      expect(later.header('In-Reply-To')).toBe(first.header('Message-ID'))
    }
  })

  test('say how it ended, once', async () => {
    const subjectOf = async (headline: string) => (await mailed({ headline, stage: 'all_clear' })).header('Subject')
    for (const [status, word] of [
      ['restored', 'Resolved'],
      ['completed', 'Completed'],
      ['called_off', 'Called off'],
    ] as const) {
      await app.context.db.updateTable('incidents').set({ status }).where('id', '=', 'i1').execute()
      expect(await subjectOf('Burst main')).toBe(`${word}: Burst main`)
      for (const said of ['Over: Burst main', 'Called off: Burst main', 'Resolved: Burst main'])
        expect(await subjectOf(said)).toBe(said)
    }
  })

  test('of other incidents, other channels or none do not refer to it', async () => {
    await mailed({ stage: 'initial' })
    await anIncident(app.context.db, 'i2', '2026-06-10T13:00:00.000Z')

    expect((await mailed({ incident: 'i2', stage: 'update' })).header('References')).toBeUndefined()
    expect((await mailed({ incident: null, stage: null })).header('References')).toBeUndefined()
  })

  test('keep their lines and links, and link to the notice if there is one', async () => {
    const body = 'Crews are at:\n- Main Street\n- Oak Street\n\nThe map: https://example.org/map?a=1&b=2'
    const alone = await mailed({ body, stage: 'initial', nextUpdateBy: '2026-06-10T19:00:00.000Z' })
    expect(alone.text).toContain(body.replaceAll('\n', '\r\n'))
    expect(alone.text).toMatch(/Next update by .*Jun 10, 2:00 pm CDT\./)
    expect(alone.text).not.toContain('/notices/')

    const { id, text } = await mailed({ stage: 'update', channels: ['mail', 'notices'] })
    expect(text).toContain(`https://hark.example.org/notices/announcements/${id}`)
    expect((await app.inject(`/notices/announcements/${id}`)).statusCode).toBe(200)
  })
})
