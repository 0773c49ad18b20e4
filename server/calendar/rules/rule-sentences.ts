import type { Tree } from '../../areas/tree/tree.ts'
import { inArea } from '../../areas/tree/with-article.ts'
import { withoutRetired } from '../../audiences/audience.ts'
import { summarise } from '../../audiences/summary.ts'
import { severities } from '../../incidents/severity.ts'
import type { RuleAudience, RuleInput } from '../../planning/model/rule-schema.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import type { Instant } from '../../platform/clock.ts'
import { capitalize, formatCount, formatDuration, formatList } from '../../platform/format.ts'
import { DAY } from '../../platform/time-units.ts'
import { wallClockInWords } from '../../platform/time-words.ts'

/** Display names for the codes, keys and instants in a rule. */
export interface RuleNames {
  area(code: string): string
  /** “Bay Area”, or the areas in words. */
  audience(audience: RuleAudience): string
  channel(key: string): string
  time(instant: Instant): string
}

/** The name of the saved audience that a rule has copied, or its areas in words. */
export function audienceInWords(tree: Tree, { saved, ...areas }: RuleAudience): string {
  return saved ? `“${saved.name}”` : summarise(tree, withoutRetired(tree, areas))
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A rule in plain words: "Marketing: at most 3 messages per place within 7 days, on each channel except Notice page." */
export function sentenceOf(rule: RuleInput, names: RuleNames): string {
  const place = rule.audience ? names.audience(rule.audience) : rule.area && names.area(rule.area)
  const where = place === null ? '' : ` ${inArea(place)}`
  const below = rule.type !== 'cap' && rule.exemptFrom !== null ? ` below ${rule.exemptFrom}` : ''
  const sentences = [`${kindsOf(rule)}${below}${where}: ${coreOf(rule, names)}.`]
  if (rule.type === 'cap') sentences.push(...footnotes(rule))
  if (rule.enforcement === 'warn') sentences.push('It only warns.')
  return sentences.join(' ')
}

function kindsOf({ kinds }: RuleInput): string {
  if (kinds.length === 2) return 'Everything'
  return kinds[0] === 'service' ? 'Service' : 'Marketing'
}

function coreOf(rule: RuleInput, names: RuleNames): string {
  if (rule.type === 'cap') return `${limitOf(rule)}, ${countedOn(rule, names)}`
  if (rule.type === 'quiet') return `quiet ${hoursOf(rule)}, ${on(rule, names)}`
  return `nothing goes out from ${names.time(rule.from)} to ${names.time(rule.to)}, ${on(rule, names)}`
}

function limitOf({ limit, window }: Extract<RuleInput, { type: 'cap' }>): string {
  const messages = formatCount(limit, 'message')
  if (limit === 0) return 'no messages at all'
  if ('calendar' in window) {
    const period = { day: 'local day', week: 'local week, Monday to Sunday', month: 'local month' }[window.calendar]
    return `at most ${messages} per place each ${period}`
  }
  const length = durationMillis(window.rolling) ?? 0
  if (limit === 1 && length < DAY) return `at least ${formatDuration(length)} between messages to a place`
  return `at most ${messages} per place within ${formatDuration(length)}`
}

function countedOn(rule: Extract<RuleInput, { type: 'cap' }>, names: RuleNames): string {
  const { channels, across } = rule
  if (Array.isArray(channels)) {
    const listed = formatList(channels.map(names.channel))
    if (channels.length === 1) return `on ${listed}`
    return across === 'each' ? `on each of ${listed}` : `on ${listed} together`
  }
  const except = channels === 'all' ? '' : ` except ${formatList(channels.except.map(names.channel))}`
  return across === 'each' ? `on each channel${except}` : `on all channels${except} together`
}

function on({ channels }: RuleInput, names: RuleNames): string {
  if (Array.isArray(channels)) return `on ${formatList(channels.map(names.channel))}`
  return channels === 'all'
    ? 'on every channel'
    : `on every channel except ${formatList(channels.except.map(names.channel))}`
}

function hoursOf({ start, end, days }: Extract<RuleInput, { type: 'quiet' }>): string {
  const everyDay = days.length === 7
  if (start === '00:00' && end === '24:00') return everyDay ? 'all day, every day' : `all day on ${daysOf(days)}`
  const overnight = end <= start && end !== '00:00'
  const hours = `from ${wallClockInWords(start)} to ${wallClockInWords(end)} local time`
  if (everyDay) return `${hours}, every day`
  return `${hours}, ${overnight ? 'beginning' : 'on'} ${daysOf(days)}`
}

function daysOf(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const first = sorted[0]!
  const last = sorted.at(-1)!
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${weekdays[first - 1]} to ${weekdays[last - 1]}`
  return formatList(sorted.map((day) => weekdays[day - 1]!))
}

function footnotes({ exemptFrom, threads }: Extract<RuleInput, { type: 'cap' }>): string[] {
  const notes: string[] = []
  if (threads === 'first_only') notes.push('Only the first message of an incident counts.')
  if (exemptFrom === 'routine') notes.push('All severities are exempt, but they count.')
  else if (exemptFrom !== null) {
    const [first, ...others] = severities.slice(severities.indexOf(exemptFrom))
    const listed = formatList([capitalize(first!), ...others])
    notes.push(`${listed} messages are exempt, but they count.`)
  }
  return notes
}
