import type { FastifyReply } from 'fastify'
import { DateTime } from 'luxon'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { spanOf, startOf, weekName, weekSpan } from '../query/days.ts'
import { dailyUsage, measuringCap } from './daily-usage.ts'
import type { Position } from './head-views.ts'
import { listPage } from './list-views.ts'
import { type CalendarReading, readCalendar } from './reading.ts'
import { listQuery, weekQuery } from './schema.ts'
import { type UsageOfDays, weekPage } from './week-views.ts'

const config = { access: 'person', longQuestion: true } as const
const DAYS_IN_THE_LIST = 28

export function calendarRoutes(app: App, context: Context): void {
  app.get('/calendar', { config, schema: { querystring: weekQuery } }, async (request, reply) => {
    const query = request.query
    const now = context.now()
    const { zone } = await findOrganisation(context.db)
    const span = weekSpan(query, zone, now)
    const reading = await readCalendar(context, { span, zone, query, person: currentPerson(request) })
    const start = startOf(span)
    const isNow = query.week === '' && query.from === ''
    const here = isNow ? {} : { week: weekName(start) }
    const position: Position = {
      path: '/calendar',
      here,
      previous: { week: weekName(start.minus({ weeks: 1 })) },
      next: { week: weekName(start.plus({ weeks: 1 })) },
      now: 'This week',
      from: isNow ? {} : { from: start.toISODate()! },
    }
    const data = { tree: context.areas.tree, reading, query, position, now, zone, person: currentPerson(request) }
    prepare(reply, reading)
    return reply.render('calendar/week', weekPage(data, usageIn(reading)))
  })

  app.get('/calendar/list', { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const query = request.query
    const now = context.now()
    const { zone } = await findOrganisation(context.db)
    const start = query.from === '' ? now.setZone(zone) : DateTime.fromISO(query.from, { zone })
    const span = spanOf(start, DAYS_IN_THE_LIST)
    const reading = await readCalendar(context, { span, zone, query, person: currentPerson(request) })
    const here: Record<string, string> = query.from === '' ? {} : { from: query.from }
    const days = (count: number) => ({ from: startOf(span).plus({ days: count }).toISODate()! })
    const position: Position = {
      path: '/calendar/list',
      here,
      previous: days(-DAYS_IN_THE_LIST),
      next: days(DAYS_IN_THE_LIST),
      now: 'From today',
      from: here,
    }
    const data = { tree: context.areas.tree, reading, query, position, now, zone, person: currentPerson(request) }
    const mayWrite = may(currentPerson(request), 'author')
    prepare(reply, reading)
    return reply.render('calendar/list', listPage(data, { page: query.page, mayWrite }))
  })
}

/** Null without a daily cap, because then there is nothing to measure days by. */
function usageIn({ calendar: { world }, span, filter }: CalendarReading): UsageOfDays | null {
  const cap = measuringCap(world.rules)
  return cap && { rule: cap.name, ofDays: dailyUsage(world, cap, span, filter) }
}

/** An unreadable filter answers 422; the page shows it again as typed. */
function prepare(reply: FastifyReply, { filter }: CalendarReading): void {
  reply.locals!.section = 'calendar'
  if (Object.keys(filter.errors).length > 0) reply.code(422)
}
