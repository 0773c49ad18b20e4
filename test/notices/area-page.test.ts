import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { aNotice, anIncident } from '../support/notices.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.stop())

const austin = 'US-TX-453-austin'

/** The text of the page of an area, a second later, so that the page cache has seen the last change. */
async function read(code: string): Promise<string> {
  app.clock.pass({ seconds: 1 })
  const { body } = await app.inject(`/notices/${code}`)
  return textOf(body)
}

function textOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replace(/<\/?(?:time|a|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

test.each([
  ['its own', [austin], true],
  ['its county’s', ['US-TX-453'], true],
  ['its state’s', ['US-TX'], true],
  ['the country’s', ['US'], true],
  ['its neighbor’s', ['US-TX-453-pflugerville'], false],
  ['the rest of its county’s', ['US-TX-453~'], false],
  ['another state’s', ['US-FL'], false],
])('on the page of a town, %s notices (%s) are shown: %s', async (_whose, reach, shown) => {
  await aNotice(app.context, { reach, headline: 'Water is off' })

  const page = await read(austin)

  expect(page.includes('Water is off')).toBe(shown)
  expect(page.includes('No known problems here.')).toBe(!shown)
})

test('the page of a county or state shows notices that reach any place in it', async () => {
  await aNotice(app.context, { reach: ['US-TX-453-pflugerville'], headline: 'Bins are late' })

  expect(await read('US-TX-453')).toContain('Bins are late')
  expect(await read('US-TX')).toContain('Bins are late')
  expect(await read('US-TX-141')).not.toContain('Bins are late')
})

test('shows place, severity, start and next update in the zone of the town', async () => {
  const incident = await anIncident(app.context.db, 'i1', '2026-06-10T13:30:00.000Z')
  await aNotice(app.context, { incident, reach: ['US-TX'], where: 'Texas', nextUpdateBy: '2026-06-10T19:00:00.000Z' })

  expect(await read('US-TX-141-el-paso')).toContain(
    'Happening now, major Water off in Austin Where Texas Since Wed, Jun 10, 7:30 am MDT ' +
      'Next update by Wed, Jun 10, 1:00 pm MDT',
  )
  expect(await read(austin)).toContain('Since Wed, Jun 10, 8:30 am CDT')
})

test('a next update that is overdue is marked as late', async () => {
  await aNotice(app.context, { nextUpdateBy: '2026-06-10T14:30:00.000Z' })
  expect(await read(austin)).toContain('Next update by Wed, Jun 10, 9:30 am CDT')

  app.clock.pass({ hours: 1 })

  expect(await read(austin)).toContain('Next update Late. It was due Wed, Jun 10, 9:30 am CDT.')
})

test('without current notices, the page says so and when it checked', async () => {
  expect(await read(austin)).toContain(
    'Notices for Austin, and for all of Travis County or Texas. Updated Wed, Jun 10, 9:00 am CDT No known problems here',
  )
})

test.each([
  ['US', 'Notices for any place in the United States.'],
  ['US-TX', 'Notices for any place in Texas, and for all of the United States.'],
  ['US-TX-453', 'Notices for any place in Travis County, and for all of Texas.'],
  ['US-TX-453~', 'Notices for Travis County outside its towns, and for all of Travis County or Texas.'],
])('the page of %s says which notices it lists', async (code, scope) => {
  expect(await read(code)).toContain(`${scope} Updated`)
})

test('the notices of one incident form one entry, the latest first', async () => {
  await aNotice(app.context, {
    incident: 'i1',
    stage: 'initial',
    headline: 'Water off',
    text: 'We look for the cause.',
  })
  await aNotice(app.context, { headline: 'Power cut', severity: 'minor' })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { incident: 'i1', stage: 'update', headline: 'Main found', text: 'Crews repair it.' })

  const page = await read(austin)

  expect(page.match(/Happening now/g)).toHaveLength(2)
  expect(page).toMatch(
    /Happening now, major Main found .*Since Wed, Jun 10, 9:00 am.*Update, Wed, Jun 10, 10:00 am CDT Crews repair it\. .*First notice, Wed, Jun 10, 9:00 am CDT Water off We look for the cause\. .*Power cut/,
  )
})

test('an all-clear moves the incident to the last 14 days', async () => {
  await aNotice(app.context, { incident: 'i1', stage: 'initial', headline: 'Water off' })
  app.clock.pass({ hours: 2 })
  await aNotice(app.context, {
    incident: 'i1',
    stage: 'all_clear',
    headline: 'Water is back',
    text: 'Pressure is normal.',
  })

  const page = await read(austin)
  expect(page).toContain('No known problems here. Last 14 days Water is back')
  expect(page).toContain('Ended Wed, Jun 10, 11:00 am CDT')
  expect(page).not.toContain('Happening now')

  app.clock.pass({ days: 14 })
  expect(await read(austin)).not.toContain('Water is back')
})

test('an all-clear for one town leaves the incident current in the other', async () => {
  await aNotice(app.context, { incident: 'i1', stage: 'initial', headline: 'Water off', reach: ['US-TX-453'] })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { incident: 'i1', stage: 'all_clear', headline: 'Water is back in Austin' })

  expect(await read(austin)).toContain('No known problems here')
  expect(await read('US-TX-453-pflugerville')).toMatch(/Happening now, major Water off/)
  expect(await read('US-TX-453')).toMatch(/Happening now, major Water off .* Water is back in Austin/)
})

test('an update after the all-clear makes the incident current again; a correction does not', async () => {
  await aNotice(app.context, { incident: 'i1', stage: 'initial' })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { incident: 'i1', stage: 'all_clear', headline: 'Water is back' })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { incident: 'i1', stage: 'correction', headline: 'Back since 9:40, not 10' })
  expect(await read(austin)).toContain('No known problems here')

  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { incident: 'i1', stage: 'update', headline: 'Off again' })

  expect(await read(austin)).toContain('Happening now, major Off again')
})

test('planned work is listed under "Planned" until someone says that it has begun', async () => {
  await anIncident(app.context.db, 'works', '2026-06-12T03:00:00.000Z', { kind: 'planned' })
  await aNotice(app.context, { incident: 'works', stage: 'initial', headline: 'Fiber works', severity: 'minor' })
  await aNotice(app.context, { category: 'planned_works', headline: 'Pipes are flushed', severity: 'minor' })

  expect(await read(austin)).toMatch(/No known problems here\. Planned .*Pipes are flushed.* Fiber works/)

  app.clock.set('2026-06-12T03:00:00.000Z')
  expect(await read(austin)).toMatch(/No known problems here\. Planned .*Fiber works/)
})

test('offers come last', async () => {
  await aNotice(app.context, { headline: 'Long ago', incident: 'i0', stage: 'all_clear' })
  await aNotice(app.context, { headline: 'Water off' })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { kind: 'marketing', severity: 'routine', category: 'offer', headline: 'Spring offer' })

  expect(await read(austin)).toMatch(/Happening now.*Water off.*Last 14 days.*Long ago.*Offers and news.*Spring offer/)
})

test('the most severe comes first', async () => {
  await aNotice(app.context, { headline: 'Boil water', severity: 'critical' })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { headline: 'Slow post', severity: 'minor' })

  expect(await read(austin)).toMatch(/Boil water.*Slow post/)
})

test('a notice without an incident does not stay current forever', async () => {
  await aNotice(app.context, { headline: 'Office moved', severity: 'routine' })
  await aNotice(app.context, { headline: 'Low pressure', severity: 'minor' })

  app.clock.pass({ days: 1 })
  expect(await read(austin)).toMatch(/Happening now, minor Low pressure.*Last 14 days.*Office moved/)

  app.clock.pass({ days: 6 })
  expect(await read(austin)).toContain('No known problems here')
})

test('text is escaped, and only web addresses become links', async () => {
  await aNotice(app.context, {
    headline: '<img src=x onerror=alert(1)>',
    text: 'First.\n\n<script>alert(1)</script> https://a.example/"><b>, javascript:alert(2).\n\n\nLast.',
    link: 'javascript:alert(1)',
    where: '"><b>',
  })
  await aNotice(app.context, { link: 'https://www.example.org/a?b=1&c="2"' })
  app.clock.pass({ seconds: 1 })

  const response = await app.inject(`/notices/${austin}`)
  const body = response.body.slice(response.body.indexOf('<main'))

  expect(body).not.toMatch(/<script|<img|href="javascript:|<b>"|<b>,/)
  expect(body).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt; <a href="https://a.example/" rel="noopener">https://a.example/</a>&quot;&gt;&lt;b&gt;, javascript:alert(2).</p>',
  )
  expect(body).toMatch(/<p[^>]*>First\.<\/p>/)
  expect(body).toContain('<a href="https://www.example.org/a?b=1&amp;c=%222%22" rel="noopener">More at example.org</a>')
})

test('that a critical notice was withdrawn is said for a day', async () => {
  const retractedAt = '2026-06-10T13:43:00.000Z'
  await aNotice(app.context, { severity: 'critical', headline: 'Do not drink tap water', retractedAt })
  const sentence = 'The notice “Do not drink tap water” was withdrawn on Wed, Jun 10, 8:43 am CDT.'
  expect(await read(austin)).toContain(sentence)
  expect(await read('US-TX-141-el-paso')).not.toContain('withdrawn')
  app.clock.pass({ hours: 24 })
  expect(await read(austin)).not.toContain('withdrawn')
})

test('a withdrawn notice is not shown, and a withdrawn all-clear ends nothing', async () => {
  const at = '2026-06-10T14:30:00.000Z'
  await aNotice(app.context, { incident: 'i1', stage: 'initial', headline: 'Water off' })
  app.clock.pass({ hours: 1 })
  await aNotice(app.context, { incident: 'i1', stage: 'all_clear', headline: 'Water is back', retractedAt: at })

  const page = await read(austin)

  expect(page).toContain('Happening now, major Water off')
  expect(page).not.toContain('Water is back')
})
