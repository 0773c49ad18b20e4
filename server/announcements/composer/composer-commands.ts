import type { Area } from '../../areas/area.ts'
import type { Search } from '../../areas/name-search.ts'
import { type Pasted, readPasted } from '../../audiences/paste.ts'
import { isMoment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { isInRange } from '../../platform/instant-input.ts'
import { readWall } from '../../platform/wall-time.ts'
import type { Assessment } from '../checks/assessment.ts'
import { withoutAreas } from '../checks/audience-marks.ts'
import type { CompletenessItem } from '../checks/completeness.ts'
import { suggestionFor } from '../checks/suggestions.ts'
import type { ComposerForm } from './composer-form.ts'

/** The form after a button of the composer was applied, and what the button found. */
export interface CommandResult {
  form: ComposerForm
  /** The areas that a search found. Null when there was no search. */
  found: Area[] | null
  pasted: Pasted | null
}

const MAX_FOUND = 12

export function findPlaces(search: Search, form: ComposerForm): CommandResult & { found: Area[] } {
  const found = form.place.trim() === '' ? [] : search.find(form.place, { limit: MAX_FOUND })
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
  const remains = (code: string) => !codes.includes(code)
  return { include: include.filter(remains), exclude: exclude.filter(remains) }
}

/** Adds the places of unambiguous names. The other names stay in the text box. */
function paste({ areas }: Context, form: ComposerForm): CommandResult {
  const pasted = readPasted(areas.search, form.names)
  const codes = pasted.matched.map(({ area }) => area.code)
  const rest = without(form, codes)
  const names = [...pasted.ambiguous, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { form: { ...form, ...rest, include: [...rest.include, ...codes], names }, found: null, pasted }
}

/** Includes one of several places of a pasted name. Names that are still undecided stay in the text box. */
function choose(context: Context, form: ComposerForm): CommandResult {
  const { areas } = context
  if (form.names.trim() === '') return stillFound(context, form)
  const pasted = readPasted(areas.search, form.names)
  const open = pasted.ambiguous.filter(({ candidates }) => !candidates.some(({ code }) => form.include.includes(code)))
  const names = [...open, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { form: { ...form, names }, found: null, pasted: { matched: [], ambiguous: open, unknown: pasted.unknown } }
}

/** Sets the time. If each zone has its own, the first zone gets it; channels with other times are shifted with it. */
function timed(form: ComposerForm, instant: Instant, { candidate, content, now }: Assessment): Partial<ComposerForm> {
  const millis = toMillis(instant)
  if (!isInRange(millis)) return {}
  const before = timeOf(candidate)
  const first = candidate.parts.find((part) => part.at !== null && part.at === before)
  const local = form.when === 'local' && first?.zone !== undefined
  const shift = before !== null && candidate.parts.every(({ at }) => at !== null) ? millis - before : null
  const mainTime = isMoment(content.at) ? toMillis(content.at.at) : content.at === 'approval' ? toMillis(now) : null
  const isShifted = Object.keys(form.times).length > 0 && shift !== null && mainTime !== null && !local
  const { wall, offset } = readWall(local ? first!.zone! : form.zone, isShifted ? mainTime + shift : millis)
  const times = isShifted
    ? Object.entries(content.atByChannel).map(([channel, at]) => [
        channel,
        isMoment(at) ? readWall(form.zone, toMillis(at.at) + shift).wall : at.local,
      ])
    : Object.entries(form.times)
  return {
    when: local ? 'local' : 'time',
    date: wall.slice(0, 10),
    time: wall.slice(11),
    offset,
    times: Object.fromEntries(times),
  }
}

function localTimed(form: ComposerForm, { candidate }: Assessment): Partial<ComposerForm> {
  const at = timeOf(candidate)
  if (at === null) return { when: 'local' }
  const { wall } = readWall(form.zone, at)
  return { when: 'local', date: wall.slice(0, 10), time: wall.slice(11, 16) }
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
  return { body, nextUpdateBy: readWall(form.zone, toMillis(suggestion.nextUpdateBy)).wall }
}
