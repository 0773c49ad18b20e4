import { severities } from '../../incidents/severity.ts'
import type { RuleInput } from '../../planning/model/rule-schema.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import type { Instant } from '../../platform/clock.ts'

/** What a sentence calls the things that a rule names by code, key and instant. */
export interface RuleNames {
  area(code: string): string
  channel(key: string): string
  time(instant: Instant): string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A rule in plain words: "Marketing: at most 3 messages per place within 7 days, on each channel except Notice page." */
export function sentenceOf(rule: RuleInput, names: RuleNames): string {
  const where = rule.area === null ? '' : ` in ${names.area(rule.area)}`
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
  const messages = limit === 1 ? '1 message' : `${limit} messages`
  if (limit === 0) return 'no messages at all'
  if ('calendar' in window) {
    const period = { day: 'local day', week: 'local week, Monday to Sunday', month: 'local month' }[window.calendar]
    return `at most ${messages} per place each ${period}`
  }
  const length = durationMillis(window.rolling) ?? 0
  if (limit === 1 && length < DAY) return `at least ${lengthInWords(length)} between messages to a place`
  return `at most ${messages} per place within ${lengthInWords(length)}`
}

function countedOn(rule: Extract<RuleInput, { type: 'cap' }>, names: RuleNames): string {
  const { channels, across } = rule
  if (Array.isArray(channels)) {
    const listed = listOf(channels.map(names.channel))
    if (channels.length === 1) return `on ${listed}`
    return across === 'each' ? `on each of ${listed}` : `on ${listed} together`
  }
  const except = channels === 'all' ? '' : ` except ${listOf(channels.except.map(names.channel))}`
  return across === 'each' ? `on each channel${except}` : `on all channels${except} together`
}

function on({ channels }: RuleInput, names: RuleNames): string {
  if (Array.isArray(channels)) return `on ${listOf(channels.map(names.channel))}`
  return channels === 'all'
    ? 'on every channel'
    : `on every channel except ${listOf(channels.except.map(names.channel))}`
}

function hoursOf({ start, end, days }: Extract<RuleInput, { type: 'quiet' }>): string {
  const everyDay = days.length === 7
  if (start === '00:00' && end === '24:00') return everyDay ? 'all day, every day' : `all day on ${daysOf(days)}`
  const overnight = end <= start && end !== '00:00'
  const hours = `from ${clockInWords(start)} to ${clockInWords(end)} local time`
  if (everyDay) return `${hours}, every day`
  return `${hours}, ${overnight ? 'beginning' : 'on'} ${daysOf(days)}`
}

function daysOf(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b)
  const first = sorted[0]!
  const last = sorted.at(-1)!
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${weekdays[first - 1]} to ${weekdays[last - 1]}`
  return listOf(sorted.map((day) => weekdays[day - 1]!))
}

function footnotes({ exemptFrom, threads }: Extract<RuleInput, { type: 'cap' }>): string[] {
  const notes: string[] = []
  if (threads === 'first_only') notes.push('Of an incident only the first message counts.')
  if (exemptFrom === 'routine') notes.push('No severity is stopped, but all count.')
  else if (exemptFrom !== null) {
    const [first, ...others] = severities.slice(severities.indexOf(exemptFrom))
    const listed = listOf([`${first!.charAt(0).toUpperCase()}${first!.slice(1)}`, ...others])
    notes.push(`${listed} messages are not stopped, but they count.`)
  }
  return notes
}

/** "24 hours", "7 days", "1 hour 30 minutes". One day is 24 hours, so that nobody takes it for a calendar day. */
export function lengthInWords(millis: number): string {
  if (millis > DAY && millis % DAY === 0) return counted(millis / DAY, 'day')
  const parts = [
    [Math.floor(millis / HOUR), 'hour'],
    [Math.floor((millis % HOUR) / MINUTE), 'minute'],
    [(millis % MINUTE) / 1000, 'second'],
  ] as const
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => counted(amount, unit))
    .join(' ')
}

/** "9 pm", "9:30 pm", "noon", "midnight". */
export function clockInWords(clock: string): string {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  if (minute === 0 && hour % 24 === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'noon'
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`
}

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
