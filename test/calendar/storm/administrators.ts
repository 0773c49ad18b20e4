import { austin, mueller } from './countries.ts'
import { channelKeys } from './organization.ts'
import type { Scene } from './scene.ts'

/** The name of the rules that nobody changes. */
export const lasting = 'Lasting cap'

/** What changes beneath the plan: rules, channels, incidents, people. */
export function administrators(scene: Scene) {
  const { requests, crew, known, draw, chance } = scene
  const as = crew.administrator
  let held = 0
  let isSwitching = false

  /** Those who are deactivated may be in the middle of something. */
  async function deactivate(): Promise<void> {
    const guest = known.guests.pop()
    if (guest) await requests.send({ as, path: `/people/${guest.id}/deactivate` })
  }

  async function openOrRestore(): Promise<void> {
    if (chance(0.3)) return addIncident(true)
    const id = draw(known.incidents)
    await requests.send({ as: draw(crew.authors), path: `/incidents/${id}/${chance(0.5) ? 'restore' : 'reopen'}` })
  }

  async function addIncident(holds = false): Promise<void> {
    const body = {
      kind: 'unplanned',
      title: `Burst ${known.incidents.length}`,
      areas: [holds ? draw(['US-TX-141', mueller]) : 'US-TX'],
      severity: 'major',
      holds,
    }
    const answer = await requests.send({ as: draw(crew.authors), path: '/incidents', body })
    known.incidents.push(answer.body.id)
  }

  /** One channel at a time is off, with whatever is booked on it and waits, while `meanwhile` goes on. */
  async function switchChannel(meanwhile: () => Promise<void>): Promise<void> {
    if (isSwitching) return
    isSwitching = true
    const path = `/channels/${draw(channelKeys)}`
    const off = await requests.sendOrRepeat({ as, path, body: { enabled: false, posts: 'hold' }, method: 'PATCH' })
    if (off.status === 200) held += off.body.held.length
    await meanwhile()
    await requests.sendOrRepeat({ as, path, body: { enabled: true }, method: 'PATCH' })
    isSwitching = false
  }

  async function switchAllOn(): Promise<void> {
    for (const key of channelKeys)
      await requests.send({ as, path: `/channels/${key}`, body: { enabled: true }, method: 'PATCH' })
  }

  async function changeRules(): Promise<void> {
    if (known.rules.length < 4 || chance(0.05)) {
      const added = await addRule()
      if (added !== null) known.rules.push(added)
      return
    }
    const id = draw(known.rules)
    const change = draw<object>([
      { limit: 1 },
      { limit: 2 },
      { limit: 4 },
      { limit: 4 },
      { window: { rolling: 'PT2H' } },
      { window: { rolling: 'PT2H' } },
      { window: { rolling: 'PT12H' } },
      { window: { calendar: 'day' } },
      { threads: 'first_only' },
      { threads: 'each' },
      { across: 'together' },
      { across: 'each' },
      { enforcement: 'warn' },
      { enforcement: 'block' },
      { enabled: false },
      { enabled: true },
      { enabled: true, enforcement: 'block' },
      { area: null },
    ])
    if (chance(0.05)) await requests.send({ as, path: `/rules/${id}/hold-posts` })
    else {
      const body = { ...change, onConflict: chance(0.15) ? 'hold' : 'stay' }
      await requests.sendOrRepeat({ as, path: `/rules/${id}`, body, method: 'PATCH' })
    }
  }

  /** Places on both sides of Austin, and none of its own. */
  const audience = { include: ['US-TX', 'US-FL-086'], exclude: [austin] }

  async function addRule(given: object = {}): Promise<string | null> {
    const cap = {
      type: 'cap',
      name: 'Cap',
      kinds: draw([['service', 'marketing'], ['service', 'marketing'], ['marketing'], ['service']]),
      channels: draw<unknown>(['all', 'all', ['board'], { except: ['page'] }]),
      ...draw<object>([
        {},
        {},
        ...['US-TX', 'US-FL', austin, mueller].map((area) => ({ area })),
        { audience },
        { audience },
      ]),
      across: draw(['each', 'together']),
      limit: draw([1, 3, 4, 4]),
      window: draw<object>([{ rolling: 'PT2H' }, { rolling: 'PT4H' }, { rolling: 'PT12H' }, { calendar: 'day' }]),
      threads: draw(['each', 'first_only']),
      exemptFrom: draw([null, 'critical', 'critical']),
      ...given,
    }
    const { status, body } = await requests.sendOrRepeat({ as, path: '/rules', body: cap })
    return status === 201 ? body.id : null
  }

  /** Nobody changes these: what breaks them has no excuse but an override, or that a person posted it. */
  async function addLastingRules(): Promise<void> {
    const all = {
      name: lasting,
      kinds: ['service', 'marketing'],
      channels: 'all',
      area: null,
      threads: 'each',
      exemptFrom: 'critical',
    }
    await addRule({ ...all, across: 'each', limit: 1, window: { rolling: 'PT1H' } })
    await addRule({ ...all, across: 'together', limit: 4, window: { rolling: 'PT4H' } })
    await addRule({ ...all, across: 'together', limit: 12, window: { calendar: 'day' }, threads: 'first_only' })
  }

  return {
    deactivate,
    openOrRestore,
    switchChannel,
    switchAllOn,
    changeRules,
    async begin(): Promise<void> {
      while (known.incidents.length < 30) await addIncident()
      await addLastingRules()
    },
    /** How many announcements were held because their channel was switched off. */
    heldBySwitch: () => held,
  }
}
