import { intersection } from '../../areas/tree/intervals.ts'
import { inArea } from '../../areas/tree/with-article.ts'
import { formatCount, formatList } from '../../platform/format.ts'
import { clockInWords, longMomentInWords, wallClockInWords, zoneInWords } from '../../platform/time-words.ts'
import type { Constraint } from '../forbidden/forbidden-interval.ts'
import type { Candidate } from '../model/message.ts'
import type { Finding } from '../model/report.ts'
import type { Cap, Quiet, Rule } from '../model/rule-schema.ts'
import { placesOfRule } from '../model/scope.ts'
import type { Hold, World } from '../model/world.ts'
import { byZone } from '../model/zone-groups.ts'
import { windowAndLimitInWords } from './cap-in-words.ts'
import { mainZone, placesInWords } from './places-in-words.ts'

type Found = Omit<Finding, 'message'>

export interface FoundProblem {
  world: World
  candidate: Candidate
  constraint: Constraint
  finding: Found
  /** The zone whose calendar the finding's window follows; null means the zone of most of its places. */
  zone: string | null
}

/** Describes the problem in one sentence that names the places. */
export function sentenceFor({ world, candidate, constraint, finding, zone: known }: FoundProblem): string {
  const { source } = constraint
  const zone = known ?? mainZone(world, finding.places.intervals)
  if ('incident' in source) return holdSentence(world, source, finding, zone)
  if (placesOfRule(source, world) === null) {
    return unknownPlaceSentence(source)
  }
  if (source.type === 'cap') return capSentence(world, source, finding, zone)
  if (source.type === 'quiet') return quietSentence(world, candidate, source, finding)
  const until = longMomentInWords(finding.window.to, zone)
  return `“${source.name}” is a blackout ${inArea(placesInWords(world, finding.places.intervals))} until ${until}.`
}

function unknownPlaceSentence({ name, area, audience }: Rule): string {
  if (audience === null)
    return `The rule “${name}” is for ${area}, which is no longer a known area. Choose another area for the rule.`
  const whom = audience.saved ? `“${audience.saved.name}”` : 'an audience'
  return `The rule “${name}” is for ${whom}, and names an area of it that is no longer known. Choose another audience for the rule.`
}

function capSentence(world: World, cap: Cap, { channel, places, window, count }: Found, zone: string): string {
  const who = placesInWords(world, places.intervals)
  const where = channel === null ? ` on ${together(world, cap)}` : ` on ${world.channelName(channel)}`
  if (cap.limit === 0) return `${who} would get a post${where}; “${cap.name}” allows none.`
  const posts = `${who} would get ${formatCount(count ?? 0, 'post')}${where}`
  return `${posts} ${windowAndLimitInWords(cap, window.from, zone)}`
}

function together(world: World, { channels }: Cap): string {
  if (channels === 'all') return 'all channels together'
  if ('except' in channels) return `all channels except ${formatList(channels.except.map(world.channelName))} together`
  return channels.length === 1
    ? world.channelName(channels[0]!)
    : `${formatList(channels.map(world.channelName))} together`
}

/** Names each zone with the time that its clock would show, and the channel where others go out at another time. */
function quietSentence(world: World, candidate: Candidate, rule: Quiet, { channel, places }: Found): string {
  const clocks = new Set<string>()
  const own = candidate.parts.filter((part) => part.channel === channel)
  const isApart = candidate.parts.some((part) => part.channel !== channel && part.at !== own[0]?.at)
  const where = channel !== null && isApart ? ` on ${world.channelName(channel)}` : ''
  for (const part of own) {
    for (const zone of byZone(world.places, intersection(part.reach, places.intervals)).keys()) {
      clocks.add(`${clockInWords(part.at!, zone)} ${zoneInWords(zone, part.at!)}`)
    }
  }
  const until = `quiet hours last until ${wallClockInWords(rule.end)}`
  const reached = placesInWords(world, places.intervals)
  if (clocks.size <= 3) return `It would be ${formatList([...clocks])} ${inArea(reached)}${where}; ${until}.`
  const period = rule.start > rule.end ? 'night' : 'a quiet time'
  return `It would be ${period} in ${clocks.size} time zones (${reached})${where}; ${until}.`
}

function holdSentence(world: World, hold: Hold, { places, window }: Found, zone: string): string {
  const where = inArea(placesInWords(world, places.intervals))
  const known = hold.expectedEnd !== null && window.to === hold.expectedEnd
  const until = known ? `until ${longMomentInWords(window.to, zone)}` : 'while it is open'
  return `“${hold.title}” stops marketing ${where} ${until}.`
}
