import { size } from '../../areas/tree/intervals.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'
import { totalReach } from '../../calendar/targets.ts'
import type { Instant } from '../../platform/clock.ts'
import { formatCount, formatList, formatNumber } from '../../platform/format.ts'
import { momentInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import { atInWords } from '../content-diff.ts'
import { stageWords } from '../status-words.ts'
import type { Assessment } from './assessment.ts'
import type { Fact } from './checks-props.ts'
import { passesInWords } from './passes-in-words.ts'

/** The facts at the top of an announcement: To, When, On, From, and whatever else is set. */
export function summaryFacts(announcement: Announcement, assessment: Assessment, zone: string, from: string): Fact[] {
  const { tree, calendar, incident, now, targets } = assessment
  const { audience, channels, at, atByChannel, publishBy, nextUpdateBy, stage, category } = announcement
  const resolved = resolveAudience(tree, audience)
  const fact = (term: string, value: string, note: string | null = null): Fact => ({ term, value, note })
  const others = Object.entries(atByChannel).map(
    ([key, time]) => `${calendar.world.channelName(key)} ${atInWords(time, zone, now)}`,
  )
  // Where every channel has a time of its own, there is no other.
  const isUsed = others.length === 0 || channels.some((key) => atByChannel[key] === undefined)
  const facts = [
    fact('To', resolved.ok ? summarise(tree, resolved.audience) : 'no audience yet', reachNote(assessment)),
    fact('When', isUsed ? atInWords(at, zone, now) : formatList(others), isUsed ? formatList(others) || null : null),
    fact('On', formatList(channels.map(calendar.world.channelName)) || 'no channels yet'),
    fact('From', from),
  ]
  if (incident) facts.push(fact('Incident', incident.title, stage === null ? null : stageWords[stage].authors))
  else if (stage !== null) facts.push(fact('Stage', stageWords[stage].authors))
  if (category !== '') facts.push(fact('Category', category))
  if (publishBy !== null) facts.push(fact('Don’t publish after', momentInWords(publishBy, zone, now)))
  facts.push(...periodFacts(announcement, assessment, zone))
  if (nextUpdateBy !== null) facts.push(fact('Next update by', momentInWords(nextUpdateBy, zone, now)))
  const passed = passesInWords(assessment)
  if (passed !== null) facts.push(fact('Severity', passed, announcement.severityReason || 'No reason is given.'))
  return targets.places.length === 0
    ? facts.map((entry) => (entry.term === 'To' ? { ...entry, note: null } : entry))
    : facts
}

/** When it starts and ends, as notice pages will say. Of planned work and plain information that is a period. */
function periodFacts(
  { began, expectedEnd, confidence, opens }: Announcement,
  { incident, now }: Assessment,
  zone: string,
): Fact[] {
  const isBroken = (incident?.kind ?? opens) === 'unplanned'
  const about = isBroken && confidence !== 'known' ? 'About ' : ''
  const fact = (term: string, at: Instant | null, before = ''): Fact[] =>
    at === null ? [] : [{ term, value: `${before}${momentInWords(at, zone, now)}`, note: null }]
  return [
    ...fact(isBroken ? 'Starts' : 'Begins', began),
    ...fact(isBroken ? 'Expected end' : 'Until', expectedEnd, about),
  ]
}

/** "about 439,590 people in 2 places", and how many more the channels reach. */
function reachNote({ tree, targets }: Assessment): string {
  const meant = tree.people(targets.places).people
  const reach = totalReach(targets)
  const more = tree.people(reach).people - meant
  const spill = size(reach) > size(targets.places) ? `; its channels reach ${formatNumber(more)} more` : ''
  return `about ${formatCount(meant, 'person')} in ${formatCount(size(targets.places), 'place')}${spill}`
}

/** "2 places, about 439,590 people" */
export function reached({ tree, targets }: Assessment): string {
  const reach = totalReach(targets)
  return `${formatCount(size(reach), 'place')}, about ${formatCount(tree.people(reach).people, 'person')}`
}
