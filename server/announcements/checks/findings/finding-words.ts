import { inArea, withArticle } from '../../../areas/tree/with-article.ts'
import { placesInWords } from '../../../planning/findings/places-in-words.ts'
import type { Finding } from '../../../planning/model/report.ts'
import { durationMillis } from '../../../planning/time/duration.ts'
import { capitalize, formatDuration } from '../../../platform/format.ts'
import type { Assessment } from '../assessment.ts'

/** What is wrong, in about five words: "Third SMS post in 24 hours for Bakersfield". */
export function titleOfFinding(
  { calendar: { world } }: Assessment,
  { type, rule, name, channel, count, limit, places, isOfThread }: Finding,
): string {
  const reached = placesInWords(world, places.intervals)
  const where = inArea(reached)
  if (isOfThread) return `Without it here, a later post of its incident collides ${where}`
  if (type === 'quiet') return `Quiet hours ${where}`
  if (type === 'blackout') return `Blackout: ${name}`
  if (type === 'hold') return `Stopped by “${name}”`
  const post = channel === null ? 'post' : `${world.channelName(channel)} post`
  if (limit === 0) return `No ${post} allowed ${where}`
  const cap = world.rules.find(({ id }) => id === rule)
  if (cap?.type !== 'cap') return name
  const within =
    'rolling' in cap.window
      ? `in ${formatDuration(durationMillis(cap.window.rolling)!)}`
      : `in a ${cap.window.calendar}`
  return `${capitalize(ordinal(count ?? 0))} ${post} ${within} for ${withArticle(reached)}`
}

function ordinal(count: number): string {
  const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
  const suffix = ['th', 'st', 'nd', 'rd'][count % 100 > 10 && count % 100 < 14 ? 0 : count % 10] ?? 'th'
  return words[count] || `${count}${suffix}`
}
