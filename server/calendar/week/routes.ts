import type { FastifyReply } from 'fastify'
import { DateTime } from 'luxon'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { spanOf, startOf, weekName, weekSpan } from '../days.ts'
import { dailyUsage, measuringCap } from './daily-usage.ts'
import { addressOf, everything, hidesSomething } from './filter.ts'
import { headOf } from './head-views.ts'
import { listPage } from './list-views.ts'
import { type CalendarReading, readCalendar } from './reading.ts'
import { listQuery, weekQuery } from './schema.ts'
import { type UsageOfDays, weekPage } from './week-views.ts'

const reading = { access: 'person' } as const
const DAYS_IN_THE_LIST = 28

export function calendarRoutes(app: App, context: Context): void {
  app.get('/calendar', { config: reading, schema: { querystring: weekQuery } }, async (request, reply) => {
    const query = request.query
    const now = context.now()
    const { zone } = await findOrganisation(context.db)
    const span = weekSpan(query, zone, now)
    const read = await readCalendar(context, span, zone, query)
    const start = startOf(span)
    const isNow = query.week === '' && query.from === ''
    const here = isNow ? {} : { week: weekName(start) }
    const position = {
      path: '/calendar' as const,
      here,
      previous: { week: weekName(start.minus({ weeks: 1 })) },
      next: { week: weekName(start.plus({ weeks: 1 })) },
      now: 'This week',
      from: isNow ? {} : { from: start.toISODate()! },
    }
    const head = headOf(context.areas.tree, read, query, position, now, zone)
    const listOn = (day: string) => addressOf('/calendar/list', { from: day }, query)
    prepare(reply, read)
    return reply.render('calendar/week', weekPage(head, read, naming(context, read, zone), metersIn(read), now, listOn))
  })

  app.get('/calendar/list', { config: reading, schema: { querystring: listQuery } }, async (request, reply) => {
    const query = request.query
    const now = context.now()
    const { zone } = await findOrganisation(context.db)
    const start = query.from === '' ? now.setZone(zone) : DateTime.fromISO(query.from, { zone })
    const span = spanOf(start, DAYS_IN_THE_LIST)
    const read = await readCalendar(context, span, zone, query)
    const here: Record<string, string> = query.from === '' ? {} : { from: query.from }
    const days = (count: number) => ({ from: startOf(span).plus({ days: count }).toISODate()! })
    const position = {
      path: '/calendar/list' as const,
      here,
      previous: days(-DAYS_IN_THE_LIST),
      next: days(DAYS_IN_THE_LIST),
      now: 'From today',
      from: here,
    }
    const head = headOf(context.areas.tree, read, query, position, now, zone)
    prepare(reply, read)
    return reply.render(
      'calendar/list',
      listPage(head, read, naming(context, read, zone), now, {
        page: query.page,
        addressOf: (page) => addressOf('/calendar/list', { ...here, page: String(page) }, query),
        clear: hidesSomething(query) ? addressOf('/calendar/list', here, everything) : null,
        mayWrite: may(currentPerson(request), 'author'),
      }),
    )
  })
}

/** Null when no cap is about a day: then nothing tells how full one is. */
function metersIn({ calendar: { world }, span, filter }: CalendarReading): UsageOfDays | null {
  const cap = measuringCap(world.rules)
  return cap && { rule: cap.name, ofDays: dailyUsage(world, cap, span, filter) }
}

/** A filter that cannot be read is shown again as it was typed. */
function prepare(reply: FastifyReply, { filter }: CalendarReading): void {
  reply.locals!.section = 'calendar'
  if (Object.keys(filter.errors).length > 0) reply.code(422)
}

function naming({ areas }: Context, { channelNames }: CalendarReading, zone: string) {
  return { tree: areas.tree, channelNames, zone }
}
