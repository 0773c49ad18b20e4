import { afterEach, beforeEach, expect, test } from 'vitest'
import { aChannel, anAnnouncement, aRule, aTeam, type Colleagues, post } from '../../support/announcements.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { countryWithParts } from '../../support/areas.ts'

const boston = 'US-MA-025-boston'
const backBay = `${boston}-back-bay`

let app: TestApp
let team: Colleagues
beforeEach(async () => {
  app = await startApp({ areas: countryWithParts() })
  team = await aTeam(app)
  await aChannel(app, 'door', { name: 'Doors', finest: 'part' })
  await aChannel(app, 'wall', { name: 'Wall', finest: 'town' })
})
afterEach(() => app.stop())

const offer = {
  ...{ kind: 'marketing', when: 'time', zone: 'America/New_York', date: '2026-06-11', time: '12:00' },
  ...{ headline: 'Half the price', body: 'For a week.' },
}

async function compose(fields: Record<string, string | string[]>): Promise<string> {
  const { body } = await post(app, team.mei, '/announcements', { ...offer, ...fields })
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('a part is found with its town beside it, and its mark names the town', async () => {
  expect(await compose({ place: 'back bay', do: 'find' })).toContain('Back Bay Boston, Suffolk County, Massachusetts')
  expect(await compose({ do: `include:${backBay}` })).toContain('Include Back Bay (Boston) 21,844')
})

test('a channel for towns spills over the rest of the town, and one for parts does not', async () => {
  const page = await compose({ include: [backBay], channels: ['door', 'wall'], do: 'check' })
  expect(page).toContain('Doors 21,844 none Wall can target towns, not parts of towns 159,312 137,468 2 places')
  expect(page).toContain('Wall reaches 2 places outside your target')
})

test('leaving out the part that has had enough is proposed where the channel can leave it out', async () => {
  await aRule(app, { kinds: ['marketing'], window: { calendar: 'day' } })
  await anAnnouncement(app, {
    ...{ by: team.mei, approvedBy: team.ana, status: 'scheduled', kind: 'marketing', channels: ['door', 'wall'] },
    ...{ audience: { include: [backBay], exclude: [] }, at: '2026-06-11T15:00:00.000Z' },
  })
  const [doors, wall] = [
    await compose({ include: [boston], channels: ['door'], do: 'check' }),
    await compose({ include: [boston], channels: ['wall'], do: 'check' }),
  ]
  expect(doors).toContain('Cannot go out')
  expect(doors).toContain('Leave out Back Bay (Boston)')
  expect(wall).toContain('Cannot go out')
  expect(wall).not.toContain('Leave out')
})
