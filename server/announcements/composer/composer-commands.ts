import type { Area } from '../../areas/area.ts'
import type { Search } from '../../areas/search.ts'
import { type Pasted, readPasted } from '../../audiences/paste.ts'
import { isMoment } from '../../calendar/time-input.ts'
import type { Context } from '../../context.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { readWall } from '../../planning/time/wall-time.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import type { Assessment } from '../checks/assessment.ts'
import { withoutAreas } from '../checks/audience-marks.ts'
import type { Part } from '../checks/completeness.ts'
import { suggestionFor } from '../checks/suggestions.ts'
import type { Typed } from './composer-form.ts'

/** What pressing a button of the composer made of its form. */
export interface Pressed {
  typed: Typed
  /** Areas that were searched for; null when nobody asked. */
  found: Area[] | null
  pasted: Pasted | null
}

const FOUND_AT_MOST = 12

export function findPlaces(search: Search, typed: Typed): Pressed & { found: Area[] } {
  const found = typed.place.trim() === '' ? [] : search.find(typed.place, { limit: FOUND_AT_MOST })
  return { typed, found, pasted: null }
}

/** Applies one button to what was typed. Nothing is saved. */
export function press(context: Context, typed: Typed, button: string, assessment: Assessment): Pressed {
  const { tree, search } = context.areas
  const [verb = '', ...rest] = button.split(':')
  const value = rest.join(':')
  const changed = (change: Partial<Typed>): Pressed => ({ typed: { ...typed, ...change }, found: null, pasted: null })
  switch (verb) {
    case 'find':
      return findPlaces(search, typed)
    case 'paste':
      return paste(context, typed)
    case 'include':
      return choose(context, { ...typed, ...marked(typed, value, 'include') })
    case 'exclude':
      return stillFound(context, { ...typed, ...marked(typed, value, 'exclude') })
    case 'drop':
      return stillFound(context, { ...typed, ...without(typed, [value]) })
    case 'at':
      return changed(timed(typed, value, assessment))
    case 'local':
      return changed(localTimed(typed, assessment))
    case 'leave-out':
      return changed({ channels: typed.channels.filter((key) => key !== value) })
    case 'leave-out-places':
      return changed(withoutAreas(tree, typed, value.split(',').filter(Boolean)))
    case 'as-incident':
      return changed(asIncident(assessment))
    case 'say':
      return changed(said(typed, value as Part['key'], assessment))
    default:
      return changed({})
  }
}

/** What was searched for stays, so that more of it can be taken and the pressed button does not vanish. */
function stillFound({ areas }: Context, typed: Typed): Pressed {
  return typed.place.trim() === '' ? { typed, found: null, pasted: null } : findPlaces(areas.search, typed)
}

function marked(typed: Typed, code: string, side: 'include' | 'exclude'): Pick<Typed, 'include' | 'exclude'> {
  const rest = without(typed, [code])
  return { ...rest, [side]: [...rest[side], code] }
}

function without({ include, exclude }: Typed, codes: readonly string[]): Pick<Typed, 'include' | 'exclude'> {
  const kept = (code: string) => !codes.includes(code)
  return { include: include.filter(kept), exclude: exclude.filter(kept) }
}

/** Adds the names that are clear, and leaves those in the box that somebody has to look at. */
function paste({ areas }: Context, typed: Typed): Pressed {
  const pasted = readPasted(areas.search, typed.names)
  const codes = pasted.matched.map(({ area }) => area.code)
  const rest = without(typed, codes)
  const names = [...pasted.ambiguous, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { typed: { ...typed, ...rest, include: [...rest.include, ...codes], names }, found: null, pasted }
}

/** One of several places of a pasted name was chosen: the others stay to be decided. */
function choose(context: Context, typed: Typed): Pressed {
  const { areas } = context
  if (typed.names.trim() === '') return stillFound(context, typed)
  const pasted = readPasted(areas.search, typed.names)
  const open = pasted.ambiguous.filter(({ candidates }) => !candidates.some(({ code }) => typed.include.includes(code)))
  const names = [...open, ...pasted.unknown].map(({ text }) => text).join('\n')
  return { typed: { ...typed, names }, found: null, pasted: { matched: [], ambiguous: open, unknown: pasted.unknown } }
}

/** With a time of its own for each zone, the first of them is moved there; channels with other times keep their distance. */
function timed(typed: Typed, instant: Instant, { candidate, content, now }: Assessment): Partial<Typed> {
  const millis = toMillis(instant)
  if (Number.isNaN(millis)) return {}
  const before = timeOf(candidate)
  const first = candidate.parts.find((part) => part.at !== null && part.at === before)
  const local = typed.when === 'local' && first?.zone !== undefined
  const shift = before !== null && candidate.parts.every(({ at }) => at !== null) ? millis - before : null
  const own = isMoment(content.at) ? toMillis(content.at.at) : content.at === 'approval' ? toMillis(now) : null
  const moved = Object.keys(typed.times).length > 0 && shift !== null && own !== null && !local
  const { wall, offset } = readWall(local ? first!.zone! : typed.zone, moved ? own + shift : millis)
  const times = moved
    ? Object.entries(content.atByChannel).map(([channel, at]) => [
        channel,
        isMoment(at) ? readWall(typed.zone, toMillis(at.at) + shift).wall : at.local,
      ])
    : Object.entries(typed.times)
  return {
    when: local ? 'local' : 'time',
    date: wall.slice(0, 10),
    time: wall.slice(11),
    offset,
    times: Object.fromEntries(times),
  }
}

function localTimed(typed: Typed, { candidate }: Assessment): Partial<Typed> {
  const at = timeOf(candidate)
  if (at === null) return { when: 'local' }
  const { wall } = readWall(typed.zone, at)
  return { when: 'local', date: wall.slice(0, 10), time: wall.slice(11, 16) }
}

function asIncident({ incident }: Assessment): Partial<Typed> {
  return incident ? { include: [...incident.areas], exclude: [] } : {}
}

function said(typed: Typed, key: Part['key'], assessment: Assessment): Partial<Typed> {
  const suggestion = suggestionFor(key, assessment, typed.zone)
  if (!suggestion) return {}
  const body = `${typed.body.trimEnd()} ${suggestion.sentence}`.trim()
  if (suggestion.nextUpdateBy === undefined) return { body }
  return { body, nextUpdateBy: readWall(typed.zone, toMillis(suggestion.nextUpdateBy)).wall }
}
