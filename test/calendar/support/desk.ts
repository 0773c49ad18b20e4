import { aPerson, as, type TestApp } from '../../support/app.ts'
import { signIn } from '../../support/people.ts'

type Given = Record<string, unknown>

/** An author and two approvers. They write through the API and read pages. */
export async function aDesk(app: TestApp) {
  const author = await aPerson(app, { name: 'Dana', can: ['author'] })
  const approver = await aPerson(app, { name: 'Ana', can: ['approver', 'administrator'] })
  const second = await aPerson(app, { name: 'Ben', can: ['approver'] })
  const headers = await signIn(app, author)

  async function post(who: { token: string }, path: string, payload: object, revision?: number) {
    const ifMatch = revision === undefined ? {} : { 'if-match': `"${revision}"` }
    const url = `/api/v1${path}`
    const response = await app.inject({ method: 'POST', url, headers: { ...as(who), ...ifMatch }, payload })
    if (response.statusCode >= 300) throw new Error(`${path}: ${response.statusCode} ${response.body}`)
    return response.json()
  }

  async function channel(key: string, given: Given = {}): Promise<void> {
    const defaults = { key, name: key, type: 'manual', finest: 'town', serves: 'US', settings: {} }
    await post(approver, '/channels', { ...defaults, ...given })
  }

  /** A draft to Austin on the channel `board` at noon there. Its time makes it tentative. */
  async function draft(given: Given = {}): Promise<{ id: string; revision: number }> {
    const defaults = {
      kind: 'service',
      severity: 'minor',
      headline: 'Water main burst',
      body: 'Water is off since 9 am.',
      audience: { include: ['US-TX-453-austin'], exclude: [] },
      severityReason: 'People are in danger.',
      channels: ['board'],
      at: '2026-06-10T17:00:00.000Z',
    }
    return post(author, '/announcements', {
      ...defaults,
      ...given,
      ...(given['kind'] === 'marketing' ? { severity: 'routine' } : {}),
    })
  }

  async function booked(given: Given = {}): Promise<string> {
    const { id } = await draft(given)
    await post(author, `/announcements/${id}/submit`, {}, 1)
    let approved = await post(approver, `/announcements/${id}/approve`, {}, 2)
    // A message to a whole state or to a million people needs a second approval.
    if (approved.status === 'in_review')
      approved = await post(second, `/announcements/${id}/approve`, {}, approved.revision)
    if (approved.status !== 'scheduled') throw new Error(`It is ${approved.status}.`)
    return id
  }

  return {
    author,
    approver,
    channel,
    draft,
    booked,
    rule: (given: Given) =>
      post(approver, '/rules', { area: null, kinds: ['service', 'marketing'], channels: 'all', ...given }),
    incident: (given: Given) => post(author, '/incidents', { kind: 'unplanned', severity: 'major', ...given }),
    act: (id: string, transition: string, payload: Given, revision: number) =>
      post(approver, `/announcements/${id}/${transition}`, payload, revision),
    /** Redirects are followed, as a browser does. */
    async page(url: string) {
      const answer = await app.inject({ url, headers })
      const { location } = answer.headers
      const { statusCode, body } = location ? await app.inject({ url: location, headers }) : answer
      return { status: statusCode, html: body, text: textOf(body) }
    },
    async get(path: string) {
      const response = await app.inject({ url: `/api/v1${path}`, headers: as(author) })
      return { status: response.statusCode, body: response.json() }
    },
  }
}

export function textOf(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

/** The days of the week page, starting on Monday. */
export function daysOf(html: string): { label: string; text: string; html: string }[] {
  return html
    .split('<section class="day')
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('</section>')))
    .map((part) => ({
      label: part.match(/aria-label="([^"]*)"/)?.[1] ?? '',
      html: part,
      text: textOf(`<section ${part}`),
    }))
}
