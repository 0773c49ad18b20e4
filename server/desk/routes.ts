import { listChannelNames } from '../channels/queries.ts'
import type { Context } from '../context.ts'
import { findSettledSteps } from '../organisation/settled-steps-queries.ts'
import { may, type Person } from '../people/person.ts'
import { listNames } from '../people/queries.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { wantsFragment } from '../platform/pages/render.ts'
import type { Db } from '../platform/transact.ts'
import { findStepsDone } from './first-step-queries.ts'
import { firstSteps } from './first-steps-views.ts'
import { markOfToday } from './mark.ts'
import type { FirstStep, TodayPage } from './props.ts'
import { readToday } from './read-today.ts'
import { todayPage } from './today-views.ts'

export function deskRoutes(app: App, context: Context): void {
  app.get('/', { config: { access: 'person', longQuestion: true } }, async (request, reply) => {
    reply.locals!.section = 'today'
    return reply.render('desk/today', await propsOfToday(context, currentPerson(request)))
  })

  // The page asks for its main part again. As long as that would be the same, there is nothing to send.
  app.get(
    '/today',
    {
      config: { access: 'person', longQuestion: true, byItself: true },
      onRequest: async (request, reply) => {
        const { seen } = request.query as { seen?: unknown }
        const mark = await markOfToday(context.db, currentPerson(request), toInstant(context.now()))
        if (seen === mark && wantsFragment(request)) return reply.code(204).send()
      },
    },
    async (request, reply) => {
      if (!wantsFragment(request)) return reply.redirect('/', 303)
      return reply.render('desk/_today', await propsOfToday(context, currentPerson(request)))
    },
  )
}

async function propsOfToday({ db, areas, now: clock }: Context, person: Person): Promise<TodayPage> {
  const now = toInstant(clock())
  // Before anything else is read: what changes meanwhile is shown the next time.
  const mark = await markOfToday(db, person, now)
  const today = await readToday(db, person, now)
  return todayPage(today, {
    mark,
    firstSteps: await stepsFor(db, person),
    tree: areas.tree,
    channelNames: await listChannelNames(db),
    names: await listNames(db),
    bookings: today.bookings,
    threads: today.threads,
    zone: (await findOrganisation(db)).zone,
    now,
    mayWrite: may(person, 'author'),
    person,
  })
}

async function stepsFor(db: Db, person: Person): Promise<FirstStep[]> {
  if (!may(person, 'administrator')) return []
  const settled = await findSettledSteps(db)
  if (settled.includes('ended')) return []
  return firstSteps({ done: await findStepsDone(db, person), settled, mayWrite: may(person, 'author') })
}
