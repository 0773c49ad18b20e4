import type { FastifyRequest } from 'fastify'
import { nameWithTown } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { readSavedFilter } from '../../audiences/saved/saved-filter.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { Unreadable } from '../../platform/errors.ts'
import { csvOf } from '../../platform/http/csv.ts'
import { summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { readCalendarState } from '../calendar-state.ts'
import { servedPlaces } from '../served-places.ts'
import { capsFor, type Exposed, exposedAreas } from './exposure.ts'
import { type ExposureForm, readExposureForm } from './form.ts'
import { type ExposurePageQuery, exposurePageQuery } from './schema.ts'
import { type ExposurePageData, exposurePage } from './views.ts'

const reading = { access: 'person', longQuestion: true } as const

export function exposureRoutes(app: App, context: Context): void {
  const schema = { querystring: exposurePageQuery }

  app.get('/calendar/exposure', { config: reading, schema }, async (request, reply) => {
    const data = await readPageData(context, request)
    const { errors } = data.form
    reply.locals!.section = 'calendar'
    if (Object.keys(errors).length > 0) reply.code(422)
    return reply.render('calendar/exposure', { ...exposurePage(data), errors: summaryOf(errors) })
  })

  app.get('/calendar/exposure.csv', { config: reading, schema }, async (request, reply) => {
    const { tree, form, exposed } = await readPageData(context, request)
    const [problem] = Object.values(form.errors)
    if (problem !== undefined) throw new Unreadable(problem)
    return reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="${fileName(form)}"`)
      .send(csvOf([csvHeader, ...exposed.map((row) => csvRow(tree, row))]))
  })
}

const csvHeader = ['code', 'name', 'messages', 'worst_place_code', 'worst_place', 'limit_share']

function csvRow(tree: Tree, { area, messages, worstPlace, limitShare }: Exposed) {
  const worst = worstPlace && nameWithTown(tree, worstPlace)
  return [area.code, nameWithTown(tree, area), messages, worstPlace?.code ?? null, worst, limitShare]
}

function fileName({ span, question }: ExposureForm): string {
  return `exposure-by-${question.level}-${span.midnights[0]!.toISODate()}-to-${span.midnights.at(-2)!.toISODate()}.csv`
}

async function readPageData(
  context: Context,
  request: FastifyRequest & { query: ExposurePageQuery },
): Promise<ExposurePageData> {
  const { query } = request
  const { db, areas, now } = context
  const organisation = await findOrganisation(db)
  const { zone } = organisation
  const channels = await listChannels(db)
  const saved = await readSavedFilter(context, currentPerson(request), query.audience)
  const { world, tree } = await readCalendarState(context)
  const served = servedPlaces(tree, organisation, channels)
  const form = readExposureForm(query, { areas, channels, zone, now: now(), saved, served })
  const exposed = exposedAreas(tree, world, form.question)
  return { tree, channels, query, form, exposed, caps: capsFor(world, form.question) }
}
