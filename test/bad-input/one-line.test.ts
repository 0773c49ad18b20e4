import { describe, expect, onTestFinished, test } from 'vitest'
import { aTeam } from '../support/announcements.ts'
import { caller } from '../support/api.ts'
import { startApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const broken = 'Water off\r\nBcc: everyone@example.org\u2028now\t'
const folded = 'Water off Bcc: everyone@example.org now'

describe.each(databases)('what is one line, on %s', (_name, open) => {
  test('keeps no line break, and a text of several lines keeps its own', async () => {
    const app = await startApp({ open })
    onTestFinished(() => app.stop())
    const { ana } = await aTeam(app)
    const write = async (path: string, body: object) => (await caller(app, ana)('POST', path, { body })).json()
    const draft = { kind: 'service', headline: broken, category: broken.slice(0, 40), body: 'One\n\nTwo' }
    expect(await write('/announcements', draft)).toMatchObject({
      ...{ headline: folded, category: folded.slice(0, 39), body: 'One\n\nTwo' },
    })
    const incident = { kind: 'unplanned', title: broken, areas: ['US-TX-453-austin'], severity: 'major' }
    expect(await write('/incidents', { ...incident, began: '2026-06-10T13:00:00Z' })).toMatchObject({ title: folded })
  })
})
