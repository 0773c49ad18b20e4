import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { At } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { WallReading } from '../../planning/time/wall-time.ts'
import { fromMillis } from '../../platform/clock.ts'
import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import type { Access } from '../../platform/http/access.ts'
import { formOf, readForm } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import type { Announcement } from '../announcement.ts'
import { readOverrides } from '../checks/override-fields.ts'
import { formOfContent, readComposerForm } from '../composer/composer-form.ts'
import { composerState, showComposer } from '../composer/composer-page.ts'
import { readTimes } from '../composer/composer-times.ts'
import { errorsByField, hrefOf } from '../composer/composer-views.ts'
import { findAnnouncement } from '../queries.ts'
import { reasonInput } from '../schema.ts'
import { deleteDraft } from '../workflow/draft-actions.ts'
import { submitAnnouncement, withdrawAnnouncement } from '../workflow/review-actions.ts'
import {
  cancelAnnouncement,
  holdAnnouncement,
  moveAnnouncement,
  resumeAnnouncement,
  scheduleAnnouncement,
} from '../workflow/schedule-actions.ts'
import { showAnnouncement } from './show-page.ts'

const params = z.object({ id: z.string().max(60) })

/** One try of a move: who, with what form, about which revision. */
interface Attempt {
  context: Context
  id: string
  revision: number
  form: URLSearchParams
  person: Person
  zone: string
}

interface Outcome {
  said: string
  /** Where to go afterwards; the announcement's page when left out. */
  to?: string
}

/** A time that comes twice: the page asks which of the two is meant. */
class AmbiguousTime extends Invalid {
  readonly choices: readonly WallReading[]

  constructor(fields: FieldErrors, choices: readonly WallReading[]) {
    super(fields)
    this.choices = choices
  }
}

const handlers: Record<string, { access: Access; make(attempt: Attempt): Promise<Outcome> }> = {
  submit: {
    access: 'author',
    async make({ context, id, revision, person }) {
      await submitAnnouncement(context, id, revision, person)
      return { said: 'Sent for approval.' }
    },
  },
  withdraw: {
    access: 'author',
    async make({ context, id, revision, person }) {
      await withdrawAnnouncement(context, id, revision, person)
      return { said: 'It is a draft again.', to: `${hrefOf(id)}/edit` }
    },
  },
  delete: {
    access: 'author',
    async make({ context, id, revision, person }) {
      await deleteDraft(context, id, revision, person)
      return { said: 'The draft is deleted.', to: '/announcements' }
    },
  },
  schedule: {
    access: 'person',
    async make(attempt) {
      const { context, id, revision, person } = attempt
      await scheduleAnnouncement(context, id, revision, bookingOf(attempt), person)
      return { said: 'It is scheduled.' }
    },
  },
  resume: {
    access: 'person',
    async make(attempt) {
      const { context, id, revision, person } = attempt
      await resumeAnnouncement(context, id, revision, bookingOf(attempt), person)
      return { said: 'It is scheduled again.' }
    },
  },
  move: {
    access: 'author',
    async make(attempt) {
      const { context, id, revision, person } = attempt
      const { at } = bookingOf(attempt)
      if (at === undefined) throw new Invalid({ date: 'Choose the day and the time.' })
      await moveAnnouncement(context, id, revision, { at }, person)
      return { said: 'It is moved.' }
    },
  },
  hold: {
    access: 'approver',
    async make(attempt) {
      const { context, id, revision, person } = attempt
      await holdAnnouncement(context, id, revision, reasonOf(attempt), person)
      return { said: 'It is held. Give it a new time to let it go out.' }
    },
  },
  cancel: {
    access: 'person',
    async make(attempt) {
      const { context, id, revision, person } = attempt
      await cancelAnnouncement(context, id, revision, reasonOf(attempt), person)
      return { said: 'It is cancelled and will not go out.' }
    },
  },
}

/** The moves as forms post them. What is refused is shown on the announcement's page, as it was typed. */
export function transitionRoutes(app: App, context: Context): void {
  for (const [transition, { access, make }] of Object.entries(handlers)) {
    app.post(`/announcements/:id/${transition}`, { config: { access }, schema: { params } }, async (request, reply) => {
      const { id } = request.params
      const person = currentPerson(request)
      const form = formOf(request)
      const { zone } = await findOrganisation(context.db)
      const revision = Number.parseInt(form.get('revision') ?? '', 10) || 0
      try {
        const { said, to } = await make({ context, id, revision, form, person, zone })
        reply.flash('good', said)
        return reply.redirect(to ?? hrefOf(id), 303)
      } catch (error) {
        if (!(error instanceof Invalid || error instanceof Conflict)) throw error
        return refused(context, reply.code(error.status), await findAnnouncement(context.db, id), person, {
          transition,
          form,
          error,
        })
      }
    })
  }
}

async function refused(
  context: Context,
  reply: FastifyReply,
  announcement: Announcement,
  person: Person,
  { transition, form, error }: { transition: string; form: URLSearchParams; error: Invalid | Conflict },
): Promise<string> {
  if (error instanceof Conflict) {
    reply.locals!.banner = { tone: 'bad', text: error.message }
    return showAnnouncement(context, reply, announcement, person, { transition, form, errors: {} })
  }
  if (transition === 'submit') return incomplete(context, reply, announcement, person, error)
  const ambiguousReadings = error instanceof AmbiguousTime ? { ambiguousReadings: error.choices } : {}
  return showAnnouncement(context, reply, announcement, person, {
    transition,
    form,
    errors: named(error),
    ...ambiguousReadings,
  })
}

/** What is missing is best put right where it is written. */
async function incomplete(
  context: Context,
  reply: FastifyReply,
  announcement: Announcement,
  person: Person,
  error: Invalid,
): Promise<string> {
  const { zone } = await findOrganisation(context.db)
  const entered = formOfContent(announcement, announcement.revision, zone)
  const state = await composerState(context, entered, announcement, person)
  return showComposer(context, reply, { ...state, errors: errorsByField(error.fields, entered) }, person, announcement)
}

/** A refusal by the rules has no field; it is about the time. */
function named({ fields, message }: Invalid): FieldErrors {
  const { at, ...others } = fields
  if (at !== undefined) return { ...others, date: at }
  return Object.keys(fields).length === 0 ? { date: message } : fields
}

function bookingOf({ form, zone }: Attempt): { at?: At; overrides: ReturnType<typeof readOverrides> } {
  const overrides = readOverrides(form)
  const instant = form.get('at')
  if (instant !== null) {
    const millis = Date.parse(instant)
    if (Number.isNaN(millis)) throw new Invalid({ date: 'Choose the day and the time.' })
    return { at: { at: fromMillis(millis), wall: null, zone: null }, overrides }
  }
  if (!form.has('date')) return { overrides }
  const entered = { ...readComposerForm(form, zone), when: 'time' as const }
  const { at, errors, ambiguousReadings } = readTimes(entered, null, zone)
  if (Object.keys(errors).length > 0) throw new AmbiguousTime(errors, ambiguousReadings)
  if (at === null) throw new Invalid({ date: 'Choose the day and the time.' })
  return { at, overrides }
}

function reasonOf({ form }: Attempt): string {
  const read = readForm(reasonInput, form)
  if (!read.ok) throw new Invalid(read.errors)
  return read.value.reason
}
