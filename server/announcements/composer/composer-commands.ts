import type { Search } from '../../areas/search/search.ts'
import type { Area } from '../../areas/tree/area.ts'
import { type Pasted, readPasted } from '../../audiences/paste.ts'
import { shiftedTo } from '../../calendar/shifted-times.ts'
import type { At } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import { refusal } from '../../platform/http/forms.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import type { Assessment } from '../checks/assessment.ts'
import { withoutAreas } from '../checks/audience-marks.ts'
import type { CompletenessItem } from '../checks/completeness.ts'
import { suggestionFor } from '../checks/suggestions.ts'
import { localTimeOf } from '../checks/useful-remedies.ts'
import type { ComposerForm } from './composer-form.ts'
import { enteredAs, enteredTime } from './entered-times.ts'

/** The form after a button of the composer was applied, and what the button found. */
export interface CommandResult {
  form: ComposerForm
  /** The areas that a search found. Null when there was no search. */
  found: Area[] | null
  pasted: Pasted | null
  /** Why the pasted names were not read. */
  pasteError?: string
}

const MAX_FOUND = 12
/** No name of a place is nearly as long. */
const MAX_SEARCHED = 200

export function findPlaces(search: Search, form: ComposerForm): CommandResult & { found: Area[] } {
  const found = form.place.trim() === '' ? [] : search.find(form.place.slice(0, MAX_SEARCHED), { limit: MAX_FOUND })
  return { form, found, pasted: null }
}

/** Applies one button to the form. Nothing is saved. */
export function applyCommand(
  context: Context,
  form: ComposerForm,
  button: string,
  assessment: Assessment,
): CommandResult {
  const { tree, search } = context.areas
  const [verb = '', ...rest] = button.split(':')
  const value = rest.join(':')
  const changed = (change: Partial<ComposerForm>): CommandResult => ({
    form: { ...form, ...change },
    found: null,
    pasted: null,
  })
  switch (verb) {
    case 'find':
      return findPlaces(search, form)
    case 'paste':
      return paste(context, form)
    case 'include':
      return choose(context, { ...form, ...marked(form, value, 'include') })
    case 'exclude':
      return stillFound(context, { ...form, ...marked(form, value, 'exclude') })
    case 'drop':
      return stillFound(context, { ...form, ...without(form, [value]) })
    case 'at':
      return changed(timed(form, value, assessment))
    case 'local':
      return changed(localTimed(form, assessment))
    case 'leave-out':
      return changed({ channels: form.channels.filter((key) => key !== value) })
    case 'leave-out-places':
      return changed(withoutAreas(tree, form, value.split(',').filter(Boolean)))
    case 'as-incident':
      return changed(asIncident(assessment))
    case 'say':
      return changed(withSuggestion(form, value as CompletenessItem['key'], assessment))
    default:
      return changed({})
  }
}

/** Keeps the search results, so that more areas can be chosen and the button with the focus does not disappear. */
function stillFound({ areas }: Context, form: ComposerForm): CommandResult {
  return form.place.trim() === '' ? { form, found: null, pasted: null } : findPlaces(areas.search, form)
}

function marked(
  form: ComposerForm,
  code: string,
  side: 'include' | 'exclude',
): Pick<ComposerForm, 'include' | 'exclude'> {
  const rest = without(form, [code])
  return { ...rest, [side]: [...rest[side], code] }
}

function without(
  { include, exclude }: ComposerForm,
  codes: readonly string[],
): Pick<ComposerForm, 'include' | 'exclude'> {
  const dropped = new Set(codes)
  const remains = (code: string) => !dropped.has(code)
  return { include: include.filter(remains), exclude: exclude.filter(remains) }
}

/** Adds the places of unambiguous names. The other names stay in the text box. */
function paste({ areas }: Context, form: ComposerForm): CommandResult {
  const pasted = read(areas.search, form.names)
  if (pasted instanceof Invalid) return { form, found: null, pasted: null, pasteError: pasted.message }
  const codes = pasted.matched.map(({ area }) => area.code)
  const rest = without(form, codes)
  const names = [...pasted.ambiguous, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { form: { ...form, ...rest, include: [...rest.include, ...codes], names }, found: null, pasted }
}

function read(search: Search, names: string): Pasted | Invalid {
  try {
    return readPasted(search, names)
  } catch (error) {
    return refusal(error)
  }
}

/** Includes one of several places of a pasted name. Names that are still undecided stay in the text box. */
function choose(context: Context, form: ComposerForm): CommandResult {
  const { areas } = context
  if (form.names.trim() === '') return stillFound(context, form)
  const pasted = read(areas.search, form.names)
  if (pasted instanceof Invalid) return { form, found: null, pasted: null, pasteError: pasted.message }
  const included = new Set(form.include)
  const open = pasted.ambiguous.filter(({ candidates }) => !candidates.some(({ code }) => included.has(code)))
  const names = [...open, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { form: { ...form, names }, found: null, pasted: { matched: [], ambiguous: open, unknown: pasted.unknown } }
}

/** Moves the message to a proposed time: the channels with times of their own keep their distance. */
function timed(form: ComposerForm, instant: Instant, { candidate, content }: Assessment): Partial<ComposerForm> {
  const { success, data: at } = timestampInput.safeParse(instant)
  if (!success) return {}
  const { wall } = readWall(form.zone, toMillis(at))
  const moved = shiftedTo(content, candidate.parts, { at, wall, zone: form.zone })
  if (moved === null) return {}
  const own = Object.entries(moved.atByChannel).map(([channel, time]) => ({
    channel,
    ...enteredTime(time, form.zone),
  }))
  const main = { ...form, ...mainTime(form, moved.at) }
  return {
    ...main,
    times: {
      ...form.times,
      ...Object.fromEntries(own.map(({ channel, when, wall: at }) => [channel, { when, wall: at }])),
    },
    offsets: { ...main.offsets, ...Object.fromEntries(own.map(({ channel, offset }) => [`at:${channel}`, offset])) },
  }
}

function mainTime(form: ComposerForm, at: At): Partial<ComposerForm> {
  if (at === null || at === 'approval') return {}
  const { when, wall, offset } = enteredTime(at, form.zone)
  return { when, date: wall.slice(0, 10), time: wall.slice(11), offsets: { ...form.offsets, time: offset } }
}

function localTimed(form: ComposerForm, { candidate }: Assessment): Partial<ComposerForm> {
  const local = localTimeOf(candidate, form.zone)
  return local === null ? { when: 'local' } : mainTime(form, local)
}

function asIncident({ incident }: Assessment): Partial<ComposerForm> {
  return incident ? { include: [...incident.areas], exclude: [] } : {}
}

function withSuggestion(
  form: ComposerForm,
  key: CompletenessItem['key'],
  assessment: Assessment,
): Partial<ComposerForm> {
  const suggestion = suggestionFor(key, assessment, form.zone)
  if (!suggestion) return {}
  const body = `${form.body.trimEnd()} ${suggestion.sentence}`.trim()
  if (suggestion.nextUpdateBy === undefined) return { body }
  const { wall, offset } = enteredAs(suggestion.nextUpdateBy, form.zone)
  return { body, nextUpdateBy: wall, offsets: { ...form.offsets, nextUpdateBy: offset } }
}
