import { beginPublishing, findDue } from '../../../server/announcements/workflow/publishing.ts'
import { withLockedCalendar } from '../../../server/calendar/locked-calendar.ts'
import { caller, type Method } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import { signIn } from '../../support/people.ts'
import { channels, type Draft, type DrawnDay, finest, type Time } from './random-days.ts'

const HOUR = 3_600_000

/** What the API answers. */
export type Answer = { status: number; body: any }

/** One random day on the real application: people, channels, rules and an incident of its own. */
export type Day = Awaited<ReturnType<typeof openDay>>

let opened = 0

export async function openDay(app: TestApp, drawn: DrawnDay) {
  opened++
  const prefix = `day${opened}-`
  app.clock.set(new Date(drawn.start).toISOString())
  const author = await aPerson(app, { can: ['author', 'approver', 'administrator'] })
  const approvers = [await aPerson(app, { can: ['approver'] }), await aPerson(app, { can: ['approver'] })]
  const calls = [author, ...approvers].map((person) => caller(app, person))
  const headers = await signIn(app, author)

  /** As the author, or as the first or second approver. */
  async function ask(method: Method, path: string, body?: object, { who = 0, revision = 0 } = {}): Promise<Answer> {
    const given = { ...(body === undefined ? {} : { body }), ...(revision === 0 ? {} : { revision }) }
    const response = await calls[who]!(method, path, given)
    return { status: response.statusCode, body: response.body === '' ? null : response.json() }
  }
  async function made(path: string, body: object): Promise<any> {
    const answer = await ask('POST', path, body)
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  const key = (channel: string) => prefix + channel
  const instant = (hours: number) => new Date(drawn.start + hours * HOUR).toISOString()
  /** Near the same hours of the day, as a clock in Chicago shows them. */
  const wall = (hours: number) => new Date(drawn.start + (hours - 5) * HOUR).toISOString().slice(0, 19)
  const timeOf = (time: Time) => {
    if (time === null || time === 'approval') return time
    return 'local' in time ? { local: wall(time.local) } : instant(time.hours)
  }
  const contentOf = ({ kind, severity, include, channels: drawnOn, at, own, publishBy, isThread }: Draft) => ({
    incident: isThread ? thread.id : null,
    ...{ kind, severity, audience: { include }, channels: drawnOn.map(key), at: timeOf(at) },
    atByChannel: Object.fromEntries(Object.entries(own).map(([channel, time]) => [key(channel), timeOf(time)])),
    publishBy: publishBy === null ? null : instant(publishBy),
  })

  for (const channel of channels)
    await made('/channels', {
      key: key(channel),
      name: channel,
      type: 'manual',
      finest: finest[channel as keyof typeof finest],
      serves: 'US',
      settings: {},
    })
  const rules: string[] = []
  for (const rule of drawn.rules) {
    const { from, to, length: _length, ...rest } = rule as Record<string, any>
    const range = rule['type'] === 'blackout' ? { from: instant(from), to: instant(to) } : {}
    const made_ = await made('/rules', { ...rest, ...range, name: 'Rule', channels: rest['channels'].map(key) })
    rules.push(made_.id)
  }
  const incident =
    drawn.incident &&
    (await made('/incidents', {
      ...{ kind: 'unplanned', title: 'Burst main', severity: 'major', areas: drawn.incident.areas, holds: true },
      expectedEnd: drawn.incident.expectedEnd === null ? null : instant(drawn.incident.expectedEnd),
    }))

  /** What some posts are about. It holds nothing. */
  const thread = await made('/incidents', {
    ...{ kind: 'unplanned', title: 'Low pressure', severity: 'minor', areas: ['US'], holds: false },
  })

  /** Sent for approval and approved by as many as it needs. Null when it cannot be: a time has passed, for example. */
  async function approved(id: string, from: number): Promise<any | null> {
    let answer = await ask('POST', `/announcements/${id}/submit`, undefined, { revision: from })
    for (const who of [1, 2]) {
      if (answer.status !== 200) return null
      if (answer.body.status !== 'in_review') break
      answer = await ask('POST', `/announcements/${id}/approve`, {}, { who, revision: answer.body.revision })
    }
    return answer.status === 200 ? answer.body : null
  }

  return {
    app,
    ask,
    contentOf,
    instant,
    approved,
    async create(draft: Draft): Promise<any | null> {
      const severityReason = draft.severity === 'routine' ? '' : 'Many people are without water.'
      const words = { headline: 'Work on the main', body: 'Water is off.', severityReason }
      const { status, body } = await ask('POST', '/announcements', { ...words, ...contentOf(draft) })
      return status === 201 ? body : null
    },
    page: (url: string) => app.inject({ url, headers }),
    post: (url: string, fields: Record<string, string | string[]>) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) body.append(name, item)
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return app.inject({ method: 'POST', url, headers: { ...headers, ...type }, payload: body.toString() })
    },
    key,
    thread: thread.id as string,
    /** Lets hours pass, and what is due begin to go out. */
    async passing(hours: number): Promise<void> {
      app.clock.pass({ hours })
      const now = app.context.now().toUTC().toISO()!
      for (const id of await findDue(app.context.db, now, 100))
        await withLockedCalendar(app.context, (calendar) => beginPublishing(app.context, calendar, id, now))
    },
    async close(): Promise<void> {
      for (const id of rules) await ask('DELETE', `/rules/${id}`)
      if (incident) await ask('POST', `/incidents/${incident.id}/restore`)
    },
  }
}
