import { isMoment } from '../../calendar/time-input.ts'
import type { Person } from '../../people/person.ts'
import { readWall, type WallReading } from '../../planning/time/wall-time.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/http/shared-views.ts'
import { type Announcement, can, type Move, mayMake } from '../announcement.ts'
import type { Assessment } from '../checks/assessment.ts'
import { overrideFields } from '../checks/override-fields.ts'
import { reached } from '../checks/summary-views.ts'
import { wholeMinute, zoneOptions } from '../composer/when-views.ts'
import { atInWords } from '../content-diff.ts'
import type { MoveForm } from '../views.ts'
import { momentInWords } from '../words.ts'

/** A move that was tried and refused: what was typed for it, and what is wrong with that. */
export interface Tried {
  move: string
  form: URLSearchParams
  errors: FieldErrors
  twice?: readonly WallReading[]
}

export interface Facing {
  announcement: Announcement
  assessment: Assessment
  person: Person
  zone: string
  /** Never sent for approval and looked at by nobody, so that it can be deleted. */
  unseen: boolean
  tried: Tried | null
}

/** Every move that this person can make with the announcement as it is, each as a form that says what it does. */
export function moveForms(facing: Facing): MoveForm[] {
  const { announcement, person, unseen } = facing
  const possible = (move: Move) => can(announcement, move) && mayMake(person, announcement, move)
  const forms: MoveForm[] = []
  if (possible('submit'))
    forms.push(plain(facing, 'submit', 'Send for approval', 'primary', 'An approver looks at it next.'))
  if (possible('schedule')) forms.push(...bookings(facing, 'schedule'))
  if (possible('resume')) forms.push(...bookings(facing, 'resume'))
  if (possible('move'))
    forms.push(atTime(facing, 'move', 'Move it', 'Its approval stays. It moves if the rules allow the new time.'))
  if (possible('withdraw')) forms.push(plain(facing, 'withdraw', 'Take it back', 'usual', 'It becomes a draft again.'))
  if (possible('hold'))
    forms.push(withReason(facing, 'hold', 'Hold it', 'It does not go out until somebody gives it a new time.'))
  if (possible('retract'))
    forms.push(
      withReason(
        facing,
        'retract',
        'Take it back from the public',
        'It is withdrawn from the notice page, and taken back where a channel can.',
      ),
    )
  if (possible('edit') && announcement.status === 'draft' && unseen) {
    forms.push({ ...plain(facing, 'delete', 'Delete it', 'danger', 'Nobody else has seen it. It is gone for good.') })
  } else if (possible('cancel')) {
    forms.push(withReason(facing, 'cancel', 'Cancel it', 'It will not go out. It stays in the record.'))
  }
  return forms
}

function plain(
  { announcement }: Facing,
  move: string,
  label: string,
  tone: MoveForm['tone'],
  consequence: string,
): MoveForm {
  return { action: actionOf(announcement, move), label, tone, fields: [], hidden: [], open: false, consequence }
}

function withReason(facing: Facing, move: string, label: string, consequence: string): MoveForm {
  const fields = [field(facing, move, { name: 'reason', label: 'Reason', value: '', control: 'textarea', rows: 2 })]
  const tone = move === 'hold' ? 'usual' : 'danger'
  return { ...plain(facing, move, label, tone, consequence), fields, open: facing.tried?.move === move }
}

/** Booking: at the time that it has, at the next free one, with a reason against the rules, or at another time. */
function bookings(facing: Facing, move: 'schedule' | 'resume'): MoveForm[] {
  const { announcement, assessment, person, zone } = facing
  const { report, now } = assessment
  const verb = move === 'schedule' ? 'Schedule' : 'Resume'
  const { at } = announcement
  const hasTime = at !== null && (!isMoment(at) || at.at > now)
  const forms: MoveForm[] = []
  if (hasTime && report.verdict !== 'blocked')
    forms.push(
      plain(
        facing,
        move,
        `${verb}: goes to ${reached(assessment)}, ${atInWords(at, zone, now)}`,
        'primary',
        'The rules allow it.',
      ),
    )
  else if (report.nextFree !== null && assessment.candidate.parts.length > 0) {
    const free = fromMillis(wholeMinute(report.nextFree, toMillis(now)))
    const form = plain(
      facing,
      move,
      `${verb} for ${momentInWords(free, zone, now)}`,
      'primary',
      'The first time that is free.',
    )
    forms.push({ ...form, hidden: [{ name: 'at', value: free }] })
  }
  if (hasTime && report.verdict === 'blocked' && mayMake(person, announcement, 'approve')) {
    const fields = overrideFields(assessment, facing.tried?.form ?? null, facing.tried?.errors ?? {}, `${move}-`)
    const form = plain(
      facing,
      move,
      `${verb} ${atInWords(at, zone, now)} all the same`,
      'usual',
      'It breaks a rule. Your reasons are kept with it.',
    )
    forms.push({
      ...form,
      fields,
      open: facing.tried?.form.has('anyway') === true,
      hidden: [{ name: 'anyway', value: '1' }],
    })
  }
  forms.push(atTime(facing, move, `${verb} at another time`, 'It is booked if the rules allow that time.'))
  return forms
}

function atTime(facing: Facing, move: string, label: string, consequence: string): MoveForm {
  const { announcement, assessment, zone, tried } = facing
  const { at } = announcement
  const shown = isMoment(at) ? readWall(at.zone ?? zone, toMillis(at.at)).wall : ''
  const chosen = isMoment(at) && at.zone !== null ? at.zone : zone
  const fields = [
    field(facing, move, { name: 'date', label: 'Day', value: shown.slice(0, 10), control: 'date' }),
    field(facing, move, { name: 'time', label: 'Time', value: shown.slice(11, 16), control: 'time' }),
    field(facing, move, {
      name: 'zone',
      label: 'Time zone',
      value: chosen,
      control: 'select',
      options: zoneOptions(assessment.tree.zones, chosen),
    }),
  ]
  const mine = tried?.move === move && !tried.form.has('anyway')
  if (mine && tried.twice && tried.twice.length > 0) {
    const options = tried.twice.map(({ offset }) => ({ value: offset, label: `UTC${offset}` }))
    fields.push(
      field(facing, move, {
        name: 'offset',
        label: 'The clock shows this time twice. Which one?',
        value: options[0]!.value,
        control: 'select',
        options,
      }),
    )
  }
  return { ...plain(facing, move, label, 'usual', consequence), fields, open: mine }
}

/** With what was typed and what is wrong, when this very move was tried. */
function field({ tried }: Facing, move: string, given: Field): Field {
  const own = { ...given, id: `${move}-${given.name}` }
  if (tried?.move !== move) return own
  const error = tried.errors[given.name]
  return { ...own, value: tried.form.get(given.name) ?? given.value, ...(error === undefined ? {} : { error }) }
}

export function actionOf({ id }: Pick<Announcement, 'id'>, move: string): string {
  return `/announcements/${id}/${move}`
}
