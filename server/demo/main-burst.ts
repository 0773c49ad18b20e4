import type { DateTime } from 'luxon'
import { withItsThread } from '../announcements/workflow/incident-end.ts'
import { outbox } from '../delivery/stops.ts'
import { changeIncident, reportIncident } from '../incidents/actions.ts'
import { toInstant } from '../platform/clock.ts'
import { clockInWords } from '../platform/time-words.ts'
import type { Cast } from './cast.ts'
import { california, service } from './demo-post.ts'
import { type DemoContext, runPost, sendAt } from './run-post.ts'

/** Today's only outage: two towns, with updates and a promised next update. */
export async function mainBurst(stage: DemoContext, cast: Cast, now: DateTime): Promise<void> {
  const { context, setClock } = stage
  const began = now.setZone(california).minus({ hours: 4 }).startOf('minute')
  const areas = ['US-CA-029-bakersfield', 'US-CA-029-oildale']
  const clockTime = (time: DateTime) => clockInWords(time.toMillis(), california)
  setClock(began.plus({ minutes: 5 }))
  const expectedEnd = began.plus({ hours: 9 })
  const end = { expectedEnd: toInstant(expectedEnd), confidence: 'estimated' } as const
  const incident = await reportIncident(
    context,
    {
      kind: 'unplanned',
      title: 'Water main burst under Chester Avenue',
      areas,
      cause: 'A main from 1962 burst under Chester Avenue.',
      effect: 'No water in Bakersfield and Oildale.',
      severity: 'major',
      began: toInstant(began),
      ...end,
      nextUpdateBy: toInstant(began.plus({ hours: 2 })),
      holds: true,
    },
    cast.ana,
  )
  const thread = {
    incident: incident.id,
    severity: 'major',
    severityReason: 'Two towns are without water.',
    category: 'Water',
  } as const
  const announced = [
    [
      15,
      'initial',
      120,
      'Water is off in Bakersfield and Oildale',
      `A water main burst under Chester Avenue at ${clockTime(began)}. There is no water in Bakersfield and Oildale. Crews are on site; we do not yet know when it is back.\n\nFree drinking water is at the fire stations on 18th Street and Norris Road.`,
    ],
    [
      110,
      'update',
      300,
      'Water: repair has begun',
      `The broken pipe under Chester Avenue is dug up and the repair has begun. Water stays off in Bakersfield and Oildale until {{expected end}}.\n\nDrinking water is at the fire stations on 18th Street and Norris Road.`,
    ],
  ] as const
  for (const [minutes, threadStage, nextMinutes, headline, body] of announced) {
    const at = began.plus({ minutes })
    const nextUpdateBy = toInstant(began.plus({ minutes: nextMinutes }))
    const expected = threadStage === 'initial' ? {} : end
    const content = service(headline, body, areas, { ...thread, ...expected, stage: threadStage, nextUpdateBy })
    await runPost(stage, cast, { by: 'ana', approvedBy: ['tom', 'dana'], until: 'auto', at, content }, now)
    setClock(at)
    const status = threadStage === 'initial' ? 'investigating' : 'identified'
    await changeIncident(
      context,
      { id: incident.id, patch: { status, nextUpdateBy }, person: cast.ana },
      withItsThread(outbox),
    )
  }
  await sendAt(stage, now, cast, { byHand: false })
  const next = service(
    'Water: pipe is in place, filling up',
    `The new pipe under Chester Avenue is in place and we are filling it. Water comes back street by street until {{expected end}}. Run the cold tap for a minute first.`,
    areas,
    {
      ...thread,
      ...end,
      stage: 'update',
      nextUpdateBy: toInstant(expectedEnd),
    },
  )
  await runPost(
    stage,
    cast,
    {
      by: 'ana',
      approvedBy: [],
      until: 'in_review',
      at: now.setZone(california).plus({ minutes: 45 }).startOf('minute'),
      content: next,
    },
    now,
  )
}
