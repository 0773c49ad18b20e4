import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { mostReschedules, rescheduleList } from '../../calendar/check-api/reschedules-schema.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { Reschedule } from '../../planning/model/report.ts'
import { Invalid } from '../../platform/errors.ts'
import { formatCount } from '../../platform/format.ts'
import { explaining } from '../../platform/guards/explaining.ts'
import { tooMuchJson } from '../../platform/http/body-limits.ts'
import { type Failure, failureFrom, formOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { assess } from '../checks/assessment.ts'
import { contentOf } from '../content.ts'
import { findAnnouncement, listHeadlines } from '../queries.ts'
import { applyReschedules } from './apply-reschedules.ts'
import { reschedulesPage } from './reschedules-views.ts'

const params = z.object({ id: z.string().max(60) })
const person = { access: 'person' } as const

/** Shows the proposed reschedules, and applies exactly those that were shown. */
export function reschedulesRoutes(app: App, context: Context): void {
  app.get(
    '/announcements/:id/moving-room',
    { config: { ...person, longQuestion: true }, schema: { params } },
    async (request, reply) => showProposal(context, reply, request.params.id, currentPerson(request)),
  )

  const config = { ...person, explains: true } as const
  app.post('/announcements/:id/moving-room', { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params
    return explaining<FastifyReply | string, Failure>(request, reply, {
      async attempt() {
        try {
          const proposal = async () => readReschedules(formOf(request))
          const { cost } = await applyReschedules(context, proposal, currentPerson(request))
          reply.flash('good', `${formatCount(cost, 'post')} moved. There is room now.`)
          return { answer: reply.redirect(`/announcements/${id}`, 303) }
        } catch (error) {
          return { refused: failureFrom(error) }
        }
      },
      async explain({ status, message }) {
        reply.code(status).locals!.banner = { tone: 'bad', text: message }
        return showProposal(context, reply, id, currentPerson(request))
      },
    })
  })
}

async function showProposal(context: Context, reply: FastifyReply, id: string, person: Person): Promise<string> {
  const announcement = await findAnnouncement(context.db, id)
  const { zone } = await findOrganisation(context.db)
  const assessment = await assess(context, contentOf(announcement), { id, writer: null })
  const headlines = await listHeadlines(context.db, [
    ...new Set(assessment.proposed.reschedules.map((reschedule) => reschedule.announcement)),
  ])
  reply.locals!.section = 'announcements'
  const proposal = { announcement, assessment, headlines, person, zone }
  return reply.render('announcements/exceeded/reschedules', reschedulesPage(proposal))
}

function readReschedules(form: URLSearchParams): Reschedule[] {
  const parsed = rescheduleList.safeParse(
    form
      .getAll('move')
      .slice(0, mostReschedules + 1)
      .map(readJson),
  )
  if (!parsed.success) throw new Invalid('That proposal could not be read. Here is the current one.')
  return parsed.data
}

function readJson(text: string): unknown {
  if (tooMuchJson(text)) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
