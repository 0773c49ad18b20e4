import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { FindingRecord } from '../../calendar/finding-record.ts'
import { allBlocking, ChangedSinceSeen, type Refusal, RefusedByRules } from '../../calendar/refused-by-rules.ts'
import { listChannelNames } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import { type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formatList, pluralForm } from '../../platform/format.ts'
import type { Access } from '../../platform/guards/access.ts'
import { explaining } from '../../platform/guards/explaining.ts'
import { type Failure, failureFrom, formOf, readForm } from '../../platform/http/forms.ts'
import { revisionIn } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import type { Announcement } from '../announcement.ts'
import { readOverrides } from '../checks/override-fields.ts'
import { composerState, showComposer } from '../composer/composer-page.ts'
import { errorsByField } from '../composer/composer-views.ts'
import { hrefOf } from '../composer/fields.ts'
import { atInWords } from '../content-diff.ts'
import { formOfContent, readComposerForm } from '../form/composer-form.ts'
import { readTimes } from '../form/composer-times.ts'
import { withOver } from '../over-words.ts'
import { findAnnouncement } from '../queries.ts'
import { reasonInput } from '../schema.ts'
import type { Status } from '../status.ts'
import type { Outbox } from '../under-way.ts'
import { deleteDraft } from '../workflow/draft-actions.ts'
import { submitAnnouncement, withdrawAnnouncement } from '../workflow/review-actions.ts'
import {
  type BookingInput,
  rescheduleAnnouncement,
  resumeAnnouncement,
  scheduleAnnouncement,
} from '../workflow/schedule-actions.ts'
import { cancelAnnouncement, holdAnnouncement } from '../workflow/stop-actions.ts'
import type { PartsToStop } from '../workflow/stop-parts.ts'
import type { Known } from '../workflow/transition.ts'
import { LOCAL, PUBLISH_BY_ZONE } from './entered-fields.ts'
import { type ShowRequest, showAnnouncement } from './show-page.ts'

const params = z.object({ id: z.string().max(60) })

/** A request for a transition, with its form. */
interface Attempt extends ShowRequest {
  known: Known
  form: URLSearchParams
  zone: string
}

interface Success {
  tone?: 'good' | 'caution'
  /** The message on the next page. */
  text: string
  /** Windows that hold too many because of it. */
  over?: readonly FindingRecord[]
  /** Where to go afterwards; the announcement's page when left out. */
  to?: string
}

const handlers: Record<string, { access: Access; perform(attempt: Attempt): Promise<Success> }> = {
  submit: {
    access: 'author',
    async perform({ context, known, person }) {
      await submitAnnouncement(context, known, person)
      return { text: 'Sent for approval.' }
    },
  },
  withdraw: {
    access: 'author',
    async perform({ context, known, person }) {
      await withdrawAnnouncement(context, known, person)
      return { text: 'Withdrawn from review. It is a draft again.', to: `${hrefOf(known.id)}/edit` }
    },
  },
  delete: {
    access: 'author',
    async perform({ context, known, person }) {
      await deleteDraft(context, known, person)
      return { text: 'Draft deleted.', to: '/announcements' }
    },
  },
  schedule: { access: 'person', perform: booking(scheduleAnnouncement, 'Scheduled for') },
  resume: { access: 'person', perform: booking(resumeAnnouncement, 'Resumed for') },
  move: {
    access: 'author',
    async perform(attempt) {
      const { overrides: _none, ...times } = bookingOf(attempt)
      if (times.at === undefined) throw new Invalid({ date: 'Choose a day and time.' })
      const { announcement, over } = await rescheduleAnnouncement(attempt.context, attempt.known, times, attempt.person)
      const { revision } = attempt.known
      return announcement.revision === revision
        ? { tone: 'caution', text: 'Nothing changed: that is the time it already has.' }
        : { ...booked(attempt, announcement, 'Moved to'), over }
    },
  },
  hold: {
    access: 'approver',
    perform: stopping(holdAnnouncement, 'held', {
      text: 'It is on hold. Resume it to let it go out.',
      part: 'on hold. Resume it to let it go out.',
      sending: 'What is being sent right now continues. If it fails, it is put on hold too.',
    }),
  },
  cancel: {
    access: 'person',
    perform: stopping(cancelAnnouncement, 'cancelled', {
      text: 'Canceled. It will not go out.',
      part: 'canceled.',
      sending: 'What is being sent right now continues. If it fails, it is not retried.',
    }),
  },
}

/** An action that books: at the time of the form, or as its content says. */
function booking(action: typeof scheduleAnnouncement, words: string) {
  return async (attempt: Attempt): Promise<Success> => {
    return booked(attempt, await action(attempt.context, attempt.known, bookingOf(attempt), attempt.person), words)
  }
}

/** Booking may find that it now reaches more than was approved, and send it back to review. */
function booked({ context, zone }: Attempt, { status, reason, at }: Announcement, words: string): Success {
  if (status === 'in_review') return { tone: 'caution', text: `It needs approval again. ${reason ?? ''}` }
  return { text: `${words} ${atInWords(at, zone, toInstant(context.now()))}.` }
}

/** What is said of a stop: of all of it, what its channels are while the rest goes on or is out, and of what is being sent. */
type StopWords = Record<'text' | 'part' | 'sending', string>

/** An action that stops what has not gone out. */
function stopping(action: typeof cancelAnnouncement, whole: Status, words: StopWords) {
  return async (attempt: Attempt): Promise<Success> => {
    const { context, known, outbox, person } = attempt
    const { over, announcement, parts } = await action(
      context,
      known,
      { reason: reasonIn(attempt.form), outbox },
      person,
    )
    if (announcement.status === whole) return { text: words.text, over }
    return { text: stoppedInWords(parts, words, await listChannelNames(context.db)), over }
  }
}

function stoppedInWords(
  { stopped, unsure, sending }: PartsToStop,
  words: StopWords,
  channelNames: ReadonlyMap<string, string>,
): string {
  const names = [...new Set(stopped.map(({ channel }) => channelNames.get(channel) ?? channel))]
  const part = `${formatList(names)} ${pluralForm(names.length, 'is', 'are')} ${words.part}`
  const unknown = 'What may have arrived already is not retried. See Deliveries for its outcome.'
  const said = [stopped.length > 0 && part, unsure.length > 0 && unknown, sending.length > 0 && words.sending]
  return said.filter(Boolean).join(' ')
}

/** The transitions as forms post them. A refusal is shown on the announcement's page, with the form as it was entered. */
export function transitionRoutes(app: App, context: Context, outbox: Outbox): void {
  for (const [name, { access, perform }] of Object.entries(handlers)) {
    const config = { access, explains: true } as const
    app.post(`/announcements/:id/${name}`, { config, schema: { params } }, async (request, reply) => {
      const { id } = request.params
      const form = asEntered(formOf(request))
      const { zone } = await findOrganisation(context.db)
      const page: ShowRequest = { context, outbox, reply, person: currentPerson(request) }
      const known = { id, revision: revisionIn(form) }
      return explaining<FastifyReply | string, RefusedTransition>(request, reply, {
        async attempt() {
          try {
            const { tone = 'good', text, over = [], to } = await perform({ ...page, known, form, zone })
            reply.flash(over.length > 0 ? 'caution' : tone, withOver(text, over))
            return { answer: reply.redirect(to ?? hrefOf(id), 303) }
          } catch (error) {
            return { refused: refusedTransition(error) }
          }
        },
        async explain(failure) {
          return showFailedTransition(page, await findAnnouncement(context.db, id), { name, form, failure })
        },
      })
    })
  }
}

/** Why a transition was refused, with the refusal of the rules if it was that. */
interface RefusedTransition extends Failure {
  refusal?: Refusal
}

function refusedTransition(error: unknown): RefusedTransition {
  const isByRules = error instanceof RefusedByRules || error instanceof ChangedSinceSeen
  return { ...failureFrom(error), ...(isByRules && { refusal: error.refusal }) }
}

interface FailedTransition {
  name: string
  form: URLSearchParams
  failure: RefusedTransition
}

/** The announcement's page again, with what was entered for the transition and why it was refused. */
export async function showFailedTransition(
  page: ShowRequest,
  announcement: Announcement,
  { name: transition, form, failure }: FailedTransition,
): Promise<string> {
  const { status, message, fields, refusal } = failure
  page.reply.code(status)
  if (fields === null) {
    page.reply.locals!.banner = { tone: 'bad', text: message }
    return showAnnouncement(page, announcement, { transition, form, errors: {}, message, ...(refusal && { refusal }) })
  }
  if (transition === 'submit') return showIncomplete(page, announcement, fields)
  const names = await listChannelNames(page.context.db)
  const attempt = { transition, form, message, errors: atFormFields({ ...failure, fields }, names) }
  return showAnnouncement(page, announcement, { ...attempt, ...(refusal && { refusal }) })
}

/** Shows what is missing in the composer, where it can be added. */
async function showIncomplete(page: ShowRequest, announcement: Announcement, missing: FieldErrors): Promise<string> {
  const { zone } = await findOrganisation(page.context.db)
  const form = formOfContent(announcement, announcement.revision, zone)
  const state = await composerState(page, form, announcement)
  return showComposer(page, { ...state, errors: errorsByField(missing, form) }, announcement)
}

/**
 * A refusal by the rules names no field, so all that they found is shown at the time. So is what is wrong with a channel
 * that keeps its distance from it, because nobody typed that channel's time, and the reason that its severity needs then.
 */
function atFormFields(
  { fields, message, refusal }: RefusedTransition & { fields: FieldErrors },
  channelNames: ReadonlyMap<string, string>,
): FieldErrors {
  const { at, severityReason, ...others } = fields
  const atTime = at ?? severityReason
  if (atTime !== undefined) return { ...others, date: atTime }
  const following = Object.keys(fields).find((name) => name.startsWith('atByChannel.'))
  if (following !== undefined) {
    const key = following.slice('atByChannel.'.length)
    return { date: `${channelNames.get(key) ?? key} would move with it: ${fields[following]}` }
  }
  if (refusal) return { date: allBlocking(refusal.findings) }
  return Object.keys(fields).length === 0 ? { date: message } : fields
}

/** A free local time comes in one field, and is read and shown as if it had been typed. */
function asEntered(form: URLSearchParams): URLSearchParams {
  const at = form.get('at')
  if (at === null || form.get('zone') !== LOCAL) return form
  const [date = '', time = ''] = at.split('T')
  const others = [...form].filter(([name]) => name !== 'at')
  return new URLSearchParams([...others, ['date', date], ['time', time]])
}

/** The times, the publish-by time and the overrides of the form, as far as it asks for them. */
function bookingOf({ form, zone }: Attempt): BookingInput {
  const overrides = readOverrides(form)
  const entered = readComposerForm(form, zoneNamed(form.get(PUBLISH_BY_ZONE) ?? '') ?? zone)
  const asksForTime = form.has('date')
  const isLocal = form.get('zone') === LOCAL
  const when = !asksForTime ? 'none' : isLocal ? 'local' : 'time'
  const { at, publishBy, errors } = readTimes({ ...entered, when }, null, zone)
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  const common = { overrides, ...(form.has('publishBy') ? { publishBy } : {}) }
  const instant = form.get('at')
  if (instant !== null) {
    const read = timestampInput.safeParse(instant)
    if (!read.success) throw new Invalid({ date: read.error.issues[0]!.message })
    const moment = { at: read.data, wall: null, zone: null }
    return form.has('was-local') ? { at: moment, atByChannel: {}, ...common } : { at: moment, ...common }
  }
  if (!asksForTime) return common
  if (at === null) throw new Invalid({ date: 'Choose a day and time.' })
  // What was a local time for everybody becomes one moment, so there is no distance to keep.
  return form.has('was-local') && !isLocal ? { at, atByChannel: {}, ...common } : { at, ...common }
}

export function reasonIn(form: URLSearchParams): string {
  const read = readForm(reasonInput, form)
  if (!read.ok) throw new Invalid(read.errors)
  return read.value.reason
}
