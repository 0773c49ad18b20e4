import type { FastifyReply } from 'fastify'
import type { Context } from '../../context.ts'
import { may, type Person } from '../../people/person.ts'
import { listNames } from '../../people/queries.ts'
import { type Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { revisionIn } from '../../platform/http/revision.ts'
import { hasNamesLeft, namesLeft, whyUndecided } from '../picker/names-left.ts'
import { type PickResult, pick, readPickerForm } from '../picker/picking.ts'
import { whyNotAdded } from '../picker/place-left.ts'
import { mayChange, type SavedAudience } from './saved-audience.ts'
import { type EnteredAudience, newPage, showPage } from './views.ts'

interface Entered {
  form: EnteredAudience['form']
  button: string
  revision: number
}

/** Why it is not saved with what is left in the search box, and what that finds; null when nothing is left. */
export function leftInSearch(
  { areas }: Context,
  form: EnteredAudience['form'],
): Pick<EnteredAudience, 'form' | 'result' | 'errors'> | null {
  const place = whyNotAdded(areas, form)
  return place === null ? null : { form, result: pick(areas, form, 'find'), errors: { place } }
}

/** Whether the button that was pressed saves the form; all others only show it again, and so does one that is refused for names in the box. */
export function savesAudience(body: URLSearchParams): boolean {
  return body.get('do') === 'save' && !hasNamesLeft({ names: body.get('names') ?? '' })
}

/** The form as a button changes it, or with the reason why it is not saved. */
export function pressed(
  { areas }: Context,
  reply: FastifyReply,
  { form, button }: Entered,
): Pick<EnteredAudience, 'form' | 'result' | 'errors'> {
  if (button === 'save') {
    reply.code(422)
    return { form, result: null, errors: { names: whyUndecided(areas, form) } }
  }
  const result = pick(areas, form, button)
  return { form: result?.form ?? form, result, errors: {} }
}

export function readEntered(body: URLSearchParams): Entered {
  return {
    form: { ...readPickerForm(body), name: body.get('name') ?? '', shared: body.has('shared') },
    button: body.get('do') ?? 'check',
    revision: revisionIn(body),
  }
}

export function inputOf({ name, shared, include, exclude }: EnteredAudience['form']) {
  return { name, shared, audience: { include, exclude } }
}

/** By the field of the form that is to be corrected: the marks are corrected by a search. */
export function errorsOf(error: Invalid | Conflict): FieldErrors {
  if (!(error instanceof Invalid)) return { name: error.message }
  const errors: FieldErrors = {}
  for (const [path, message] of Object.entries(error.fields))
    errors[path.startsWith('audience') ? 'place' : path] ??= message
  return errors
}

export function refused(reply: FastifyReply, { status }: Invalid | Conflict): FastifyReply {
  return reply.code(status)
}

export function renderNew(
  context: Context,
  reply: FastifyReply,
  { form, result = null, errors = {} }: Partial<EnteredAudience> & Pick<EnteredAudience, 'form'>,
): Promise<string> {
  reply.locals!.section = 'audiences'
  return reply.render(
    'audiences/saved/new',
    newPage(context.areas.tree, { form, result, errors, left: namesLeft(context.areas, form) }),
  )
}

interface Shown {
  saved: SavedAudience
  /** The posted form, when it is shown again. */
  form?: EnteredAudience['form']
  result?: PickResult | null
  errors?: FieldErrors
  /** The revision that the posted form is based on. */
  revision?: number
}

export async function renderShow(
  context: Context,
  reply: FastifyReply,
  person: Person,
  { saved, form, result = null, errors = {}, revision = saved.revision }: Shown,
): Promise<string> {
  const names = await listNames(context.db)
  const stored = { name: saved.name, shared: saved.shared, place: '', names: '', ...saved.audience }
  const owner = saved.owner === person.id ? 'Saved by you' : `Saved by ${names.get(saved.owner) ?? 'someone'}`
  const shown = form ?? stored
  const entered = mayChange(saved, person)
    ? { form: shown, result, errors, left: namesLeft(context.areas, shown) }
    : null
  reply.locals!.section = 'audiences'
  return reply.render(
    'audiences/saved/show',
    showPage(context.areas.tree, saved, { entered, owner, revision, mayWrite: may(person, 'author') }),
  )
}
