import { nameWithTown } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { Audience } from '../../audiences/audience.ts'
import type { Incident, IncidentStatus } from '../../incidents/incident.ts'
import { withoutTimes } from '../../incidents/told-times.ts'
import { formatList } from '../../platform/format.ts'
import type { Content } from '../announcement.ts'
import { textLimits } from '../schema.ts'

const NAMES_AT_MOST = 3

/** What the draft of an all-clear says. The text names the day, because it stays true when it is read later. */
export function allClearWords(
  { kind, status, title: named }: Pick<Incident, 'kind' | 'status' | 'title'>,
  { when, places }: { when: string; places: readonly string[] },
): Pick<Content, 'headline' | 'body'> {
  const title = withoutTimes(named)
  const end = endOf(status)
  const isNamed = places.some((name) => title.toLowerCase().includes(name.toLowerCase()))
  const where = isNamed || places.length === 0 ? '' : ` in ${formatList(places, NAMES_AT_MOST)}`
  const what = isThing(title)
    ? `The ${lowerFirst(title)}${where}`
    : `The ${kind === 'planned' ? 'planned work' : 'problem'}${where} that we announced as “${title}”`
  return {
    headline: `${end.word}: ${title}`.slice(0, textLimits.headline).trim(),
    body: `${what} has been ${end.done} as of ${when}.`,
  }
}

function endOf(status: IncidentStatus): { word: string; done: string } {
  if (status === 'called_off') return { word: 'Called off', done: 'called off' }
  return status === 'completed' ? { word: 'Completed', done: 'completed' } : { word: 'Resolved', done: 'resolved' }
}

/** What makes of a title a sentence of its own, or of "the …" something that nobody says. */
const isSentence =
  /[.:;!?,–—]|^(?:the|an?|no|some|several|many|please|we|you|your|our|do|don[’']t|boil|avoid|use)\b|\b(?:is|are|was|were|has|have|had|will|may|can|cannot|must|off|out|down|closed|broken|without|not|begun|started)\b/i

/** Whether a title names a thing, as "Water main burst on Main Street" does, so that a sentence can begin with it. */
function isThing(title: string): boolean {
  return /^\p{L}/u.test(title) && !isSentence.test(title)
}

/** "water main burst". Names stay as they are: "Main Street outage", "SMS outage". */
function lowerFirst(title: string): string {
  return /^\p{Lu}\p{Ll}+(?:\s+\p{Ll}|$)/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

/** The places of an audience by the names that their people use. */
export function placeNames(tree: Tree, { include }: Audience): string[] {
  const areas = include.flatMap((code) => tree.area(code) ?? [])
  return areas.filter(({ kind }) => kind !== 'rest' && kind !== 'country').map((area) => nameWithTown(tree, area))
}
