import { globSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { completeness } from '../../server/announcements/checks/completeness.ts'
import { timesSaid, withoutUpdates } from '../../server/announcements/checks/times-in-text.ts'
import { newContent } from '../../server/announcements/content.ts'
import { changesOfText } from '../../server/announcements/content-diff.ts'
import { unfilledFields } from '../../server/announcements/placeholders.ts'
import { readAreaInput } from '../../server/areas/area-input.ts'
import { rowsOf } from '../../server/areas/reading/csv-rows.ts'
import { fold, slug } from '../../server/areas/tree/fold.ts'
import { readPasted } from '../../server/audiences/paste.ts'
import { differences } from '../../server/audit/differences.ts'
import { channelTypes } from '../../server/channels/channel.ts'
import { measure, measureHeadline } from '../../server/channels/limits.ts'
import { fillTimes } from '../../server/incidents/told-times.ts'
import { paragraphsOf } from '../../server/notices/notice-views.ts'
import { localPath } from '../../server/people/sign-in/sign-in-routes.ts'
import { durationMillis } from '../../server/planning/time/duration.ts'
import { csvOf } from '../../server/platform/http/csv.ts'
import { isNamed } from '../../server/platform/http/etag.ts'
import { hideSecrets } from '../../server/platform/ids.ts'
import { normalize } from '../../server/platform/text/normalize.ts'
import { resolveWallTime } from '../../server/platform/time/wall-time.ts'
import { zoneNamed } from '../../server/platform/time/zone-names.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { form, signIn } from '../support/people.ts'
import { server } from '../support/server-code.ts'
import { fill, schemasOf } from './support/filled-schema.ts'
import { growthOf } from './support/growth.ts'
import { hostileTexts } from './support/hostile-texts.ts'
import { sms } from './support/sample-writes.ts'

const linear = 40
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

/** The texts for which the work grows faster than their length, with how much. */
async function slowTexts(work: (text: string) => unknown, texts = hostileTexts): Promise<string[]> {
  const slow: string[] = []
  for (const [name, make] of Object.entries(texts)) {
    const growth = await growthOf((length) => work(make(length)))
    if (growth >= linear) slow.push(`${name}: ${growth.toFixed()}`)
  }
  return slow
}

/** Those that were slow once, for requests, which take longer anyway. */
const worst = Object.fromEntries(
  [
    'blanks and a letter',
    'line breaks and blanks and a letter',
    'commas',
    'letters',
    'labels and a letter',
    'a template field that stays open',
    'two rows of accents',
    'an address that ends in dots and a letter',
  ].map((name) => [name, hostileTexts[name]!]),
)

const now = '2026-06-10T14:00:00.000Z'
const service = (text: string) =>
  newContent({ kind: 'service', headline: text, body: text, link: text, texts: { x: text } })

const parsersAndFormatters: Record<string, (text: string) => unknown> = {
  ...{
    fold,
    slug,
    paragraphsOf,
    hideSecrets,
    durationMillis,
    zoneNamed,
    fillTimes: (text) => fillTimes(text, newContent({ kind: 'service', nextUpdateBy: now }), { zone: 'UTC', now }),
    unfilledFields: (text) => unfilledFields(service(text)),
  },
  completeness: (text) => completeness(service(text), { places: ['Austin', 'Texas'], now, toldToDo: null }),
  timesSaid: (text) => [timesSaid(text, 'expectedEnd'), timesSaid(text, 'nextUpdateBy'), withoutUpdates(text)],
  changesOfText: (text) => changesOfText('Water is off in Austin', text),
  differences: (text) => differences({ body: 'a', note: text }, { body: text, note: 'a' }, String),
  normalize: (text) => [normalize(text, 'NFC'), normalize(text, 'NFD')],
  isNamed: (text) => isNamed('"a"', text),
  localPath: (text) => localPath(`/${text}`),
  resolveWallTime: (text) => resolveWallTime({ wall: text, zone: 'America/Chicago', offset: text }),
  csvOf: (text) => csvOf([[text]]),
  rowsOf: (text) => rowsOf(text),
  readPasted: (text) => ignoreRefusal(() => readPasted(app.context.areas, text)),
  readAreaInput: (text) => readAreaInput(app.context.areas, text.slice(0, 16_000)),
  measureHeadline: (text) => channelTypes.map((type) => measureHeadline({ type, textLimit: null }, text)),
  ...Object.fromEntries(
    channelTypes.map((type) => [
      `measure on ${type}`,
      (text: string) => measure({ type, textLimit: null }, text, 'https://example.org'),
    ]),
  ),
}

test.each(Object.entries(parsersAndFormatters))(
  '%s takes time in proportion to its text',
  { timeout: 60_000 },
  async (_name, work) => {
    expect(await slowTexts(work)).toEqual([])
  },
)

const modules = globSync('**/*{schema,input,query,filter,paging}.ts', { cwd: server }).toSorted()

test.each(modules)('the schemas of %s take time in proportion to their text', { timeout: 60_000 }, async (file) => {
  for (const [name, schema] of schemasOf(await import(join(server, file)))) {
    // Without a union to choose from, the three inputs are the same.
    const distinct = new Map([0, 1, 2].map((choice) => [JSON.stringify(fill(schema, 'a', choice)), choice]))
    for (const choice of distinct.values()) {
      const slow = await slowTexts((text) => schema.safeParse(fill(schema as z.ZodType, text, choice)))
      expect(slow, name).toEqual([])
    }
  }
})

describe('a request', () => {
  let person: Awaited<ReturnType<typeof aPerson>>
  let headers: Record<string, string>
  let lengthless: Record<string, string>
  beforeAll(async () => {
    person = await aPerson(app)
    headers = await signIn(app, person)
    lengthless = { ...as(person), 'content-type': 'application/json' }
    await app.inject({ method: 'POST', url: '/api/v1/channels', headers: lengthless, payload: JSON.stringify(sms) })
  })

  const composer = [
    'category',
    'headline',
    'body',
    'link',
    'place',
    'names',
    'include',
    'exclude',
    'channels',
    'date',
    'time',
    'zone',
  ]
  const buttons = ['check', 'paste']

  test.each(buttons)(
    'with the composer takes time in proportion to its texts: %s',
    { timeout: 120_000 },
    async (button) => {
      const slow = await slowTexts((text) => {
        const fields = Object.fromEntries(composer.map((name) => [name, text]))
        const sent = form({ ...fields, do: button, kind: 'service', when: 'time', 'text:sms': text, 'at:sms': text })
        return app.server.inject({
          method: 'POST',
          url: '/announcements',
          headers: { ...headers, ...sent.headers },
          payload: sent.payload,
        })
      }, worst)
      expect(slow).toEqual([])
    },
  )

  test('with the composer takes time in proportion to the number of its fields', async () => {
    const growth = await growthOf((length) => {
      const fields = Array.from({ length: length / 4 }, (_, index): [string, string] => [`text:${index}`, 'a'])
      const payload = new URLSearchParams([['kind', 'service'], ...fields]).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return app.server.inject({
        method: 'POST',
        url: '/announcements/check',
        headers: { ...headers, ...type },
        payload,
      })
    })
    expect(growth).toBeLessThan(linear)
  })

  test.each(['/notices', '/areas', '/api/v1/announcements'])(
    'takes time in proportion to its query: %s',
    { timeout: 60_000 },
    async (url) => {
      const slow = await slowTexts((text) => {
        const query = new URLSearchParams({ q: text.slice(0, 16_000) })
        return app.server.inject({ url: `${url}?${query}`, headers: url.startsWith('/api') ? lengthless : headers })
      }, worst)
      expect(slow).toEqual([])
    },
  )
})

function ignoreRefusal(work: () => unknown): void {
  try {
    work()
  } catch {
    // Too many names at once.
  }
}
