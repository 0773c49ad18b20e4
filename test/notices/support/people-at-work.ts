import { expect } from 'vitest'
import { tick } from '../../../server/delivery/worker/tick.ts'
import { toInstant } from '../../../server/platform/clock.ts'
import { aChannel } from '../../support/announcements.ts'
import { type Caller, caller } from '../../support/api.ts'
import { aPerson, type TestApp } from '../../support/app.ts'
import type { IncidentChange, Step } from './random-chains.ts'

/** Does what was drawn, through the API and the worker. What is refused is refused: that is never an error of the server. */
export async function peopleAtWork(app: TestApp) {
  await aChannel(app, 'notices', { type: 'notices' })
  await aChannel(app, 'board')
  const author = caller(app, await aPerson(app, { can: ['author'] }))
  const approver = caller(app, await aPerson(app, { can: ['approver'] }))
  const announcements: string[] = []
  /** When something was changed of each incident other than by an announcement. */
  const changedAt = new Map<string, string>()
  const now = () => toInstant(app.context.now())

  async function ask(who: Caller, ...request: Parameters<Caller>) {
    const response = await who(...request)
    expect(response.statusCode, response.body).toBeLessThan(500)
    return response.statusCode < 300 ? response.json() : null
  }

  const inHours = (count: number | null) =>
    count === null ? null : toInstant(app.context.now().plus({ hours: count }))
  const revisionOf = async (id: string) => (await author('GET', `/announcements/${id}`)).json().revision

  async function incidents(): Promise<string[]> {
    const rows = await app.context.db.selectFrom('incidents').select('id').orderBy('id').execute()
    return rows.map(({ id }) => id)
  }

  async function write(step: Extract<Step, { type: 'write' }>): Promise<void> {
    const about = chosen(await incidents(), step.which)
    const corrects = step.stage === 'correction' ? (chosen(announcements, step.which) ?? null) : null
    const corrected = corrects === null ? null : (await author('GET', `/announcements/${corrects}`)).json()
    const isFirst = step.stage === 'initial' || step.stage === null
    const incident = corrected ? corrected.incident : isFirst ? null : (about ?? null)
    const [expectedEnd, nextUpdateBy] = [inHours(step.ends), step.stage === 'all_clear' ? null : inHours(step.next)]
    const said = [
      expectedEnd === null ? '' : 'Fixed {{expected end}}.',
      nextUpdateBy === null ? '' : 'Word by {{next update}}.',
    ]
    const draft = await ask(author, 'POST', '/announcements', {
      body: {
        kind: 'service',
        ...{ stage: step.stage, severity: step.severity, confidence: step.confidence },
        ...{ incident, corrects, expectedEnd, nextUpdateBy, began: inHours(step.begins) },
        opens: isFirst ? step.opens : null,
        headline: `Message ${announcements.length + 1}`,
        body: ['The water is off.', ...said].join(' ').trim(),
        audience: { include: step.include },
        channels: step.byHand ? ['notices', 'board'] : ['notices'],
        at: 'approval',
      },
    })
    if (draft === null) return
    const submitted = await ask(author, 'POST', `/announcements/${draft.id}/submit`, { revision: draft.revision })
    if (submitted === null) return
    const { revision } = submitted
    if (await ask(approver, 'POST', `/announcements/${draft.id}/approve`, { body: {}, revision }))
      announcements.push(draft.id)
  }

  async function stop(how: 'retract' | 'cancel', which: number): Promise<void> {
    const id = chosen(announcements, which)
    if (id === undefined) return
    const body = { reason: 'It was wrong.' }
    await ask(approver, 'POST', `/announcements/${id}/${how}`, { body, revision: await revisionOf(id) })
  }

  /** A post by hand, which may have waited for long. */
  async function mark(which: number): Promise<void> {
    const waiting = await app.context.db
      .selectFrom('deliveries')
      .select('id')
      .where('channel', '=', 'board')
      .orderBy('id')
      .execute()
    const id = chosen(waiting, which)?.id
    if (id !== undefined) await ask(author, 'POST', `/deliveries/${id}/sent`, { body: {} })
  }

  async function change(which: number, what: IncidentChange): Promise<void> {
    const id = chosen(await incidents(), which)
    if (id === undefined) return
    const patches: Partial<Record<IncidentChange, object>> = {
      extend: { expectedEnd: inHours(48), confidence: 'estimated' },
      end_unknown: { expectedEnd: null, confidence: 'unknown' },
      begin: { status: 'in_progress' },
      postpone: { status: 'postponed' },
      call_off: { status: 'called_off' },
    }
    const body = patches[what]
    const done = body
      ? await ask(author, 'PATCH', `/incidents/${id}`, { body })
      : await ask(author, 'POST', `/incidents/${id}/${what}`)
    if (done !== null) changedAt.set(id, now())
  }

  return {
    changedAt,
    async does(step: Step): Promise<void> {
      if (step.type === 'write') await write(step)
      else if (step.type === 'mark') await mark(step.which)
      else if (step.type === 'change') await change(step.which, step.change)
      else if (step.type === 'pass') app.clock.pass({ minutes: step.minutes })
      else await stop(step.type, step.which)
      await tick(app.context, 'a worker')
      // The pages look once a second whether anything has changed.
      app.clock.pass({ seconds: 2 })
    },
  }
}

function chosen<T>(among: readonly T[], which: number): T | undefined {
  return among.length === 0 ? undefined : among.at(-1 - (which % among.length))
}
