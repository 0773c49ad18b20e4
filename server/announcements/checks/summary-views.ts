import { size } from '../../areas/intervals.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'
import { totalReach } from '../../calendar/targets.ts'
import { amount } from '../../planning/findings/places-in-words.ts'
import type { Announcement } from '../announcement.ts'
import { atInWords } from '../content-diff.ts'
import { figure, listed, momentInWords } from '../words.ts'
import type { Assessment } from './assessment.ts'
import type { Fact } from './checks-props.ts'

const stageWords = { initial: 'Initial', update: 'Update', all_clear: 'All-clear', correction: 'Correction' }

/** To whom, when, on what, from whom, and what was promised. */
export function summaryFacts(announcement: Announcement, assessment: Assessment, zone: string, from: string): Fact[] {
  const { tree, calendar, incident, now, targets } = assessment
  const { audience, channels, at, atByChannel, publishBy, nextUpdateBy, stage, category } = announcement
  const resolved = resolveAudience(tree, audience)
  const fact = (term: string, value: string, note: string | null = null): Fact => ({ term, value, note })
  const others = Object.entries(atByChannel).map(
    ([key, time]) => `${calendar.world.channelName(key)} ${atInWords(time, zone, now)}`,
  )
  const facts = [
    fact('To', resolved.ok ? summarise(tree, resolved.audience) : 'nobody yet', reachNote(assessment)),
    fact('When', atInWords(at, zone, now), others.length === 0 ? null : others.join(', ')),
    fact('On', listed(channels.map(calendar.world.channelName)) || 'no channel yet'),
    fact('From', from),
  ]
  if (incident) facts.push(fact('Incident', incident.title, stage === null ? null : stageWords[stage]))
  else if (stage !== null) facts.push(fact('Stage', stageWords[stage]))
  if (category !== '') facts.push(fact('Category', category))
  if (publishBy !== null) facts.push(fact('Publish by', momentInWords(publishBy, zone, now), 'or not at all'))
  if (nextUpdateBy !== null) facts.push(fact('Next update by', momentInWords(nextUpdateBy, zone, now)))
  return targets.places.length === 0 ? facts.map((one) => (one.term === 'To' ? { ...one, note: null } : one)) : facts
}

/** "about 439,590 people in 2 places", and how many more the channels reach. */
function reachNote({ tree, targets }: Assessment): string {
  const meant = tree.people(targets.places).people
  const reach = totalReach(targets)
  const more = tree.people(reach).people - meant
  const spill = size(reach) > size(targets.places) ? `; its channels reach ${figure(more)} more` : ''
  return `about ${figure(meant)} people in ${amount(size(targets.places), 'place')}${spill}`
}

/** "2 places, about 439,590 people" */
export function reached({ tree, targets }: Assessment): string {
  const reach = totalReach(targets)
  return `${amount(size(reach), 'place')}, about ${figure(tree.people(reach).people)} people`
}
