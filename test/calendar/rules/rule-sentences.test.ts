import { describe, expect, test } from 'vitest'
import { firstRules } from '../../../server/calendar/rules/first-rules.ts'
import { sentenceOf } from '../../../server/calendar/rules/rule-sentences.ts'
import { type RuleAudience, ruleInput } from '../../../server/planning/model/rule-schema.ts'

const channelNames: Record<string, string> = { notices: 'Notice page', facebook: 'Facebook', sms: 'SMS', x: 'X' }
const names = {
  area: (code: string) => ({ 'US-TX': 'Texas' })[code] ?? code,
  audience: ({ saved }: RuleAudience) => `“${saved?.name}”`,
  channel: (key: string) => channelNames[key] ?? key,
  time: (instant: string) => instant.slice(0, 10),
}

test('the sentences of the first rules', () => {
  expect(firstRules.map((rule) => sentenceOf(rule, names))).toEqual([
    'Marketing: at most 1 message per place each local day, on each channel except Notice page.',
    'Marketing: at most 3 messages per place within 7 days, on each channel except Notice page.',
    'Marketing: at least 2 hours between messages to a place, on each channel except Notice page.',
    'Everything: at most 3 messages per place within 24 hours, on each channel except Notice page. Only the first message of an incident counts. Critical messages are exempt, but they count.',
    'Everything: at least 30 minutes between messages to a place, on each channel except Notice page. Only the first message of an incident counts. Critical messages are exempt, but they count.',
    'Everything: at least 30 minutes between messages to a place, on each channel except Notice page. Critical messages are exempt, but they count. It only warns.',
    'Marketing: quiet from 9 pm to 8 am local time, every day, on every channel except Notice page.',
    'Service below major: quiet from 10 pm to 7 am local time, every day, on every channel except Notice page.',
  ])
  for (const rule of firstRules) expect(ruleInput.parse(rule)).toEqual(rule)
})

describe('caps', () => {
  const cap = { type: 'cap', name: 'Cap', kinds: ['marketing'], limit: 2, window: { rolling: 'PT24H' } }
  test.each([
    [{}, 'Marketing: at most 2 messages per place within 24 hours, on each channel.'],
    [
      { area: 'US-TX', kinds: ['service'] },
      'Service in Texas: at most 2 messages per place within 24 hours, on each channel.',
    ],
    [{ across: 'together' }, 'Marketing: at most 2 messages per place within 24 hours, on all channels together.'],
    [
      { across: 'together', channels: { except: ['notices', 'x'] } },
      'Marketing: at most 2 messages per place within 24 hours, on all channels except Notice page and X together.',
    ],
    [
      { channels: ['facebook', 'sms', 'x'] },
      'Marketing: at most 2 messages per place within 24 hours, on each of Facebook, SMS, and X.',
    ],
    [
      { channels: ['facebook', 'sms'], across: 'together' },
      'Marketing: at most 2 messages per place within 24 hours, on Facebook and SMS together.',
    ],
    [{ channels: ['sms'] }, 'Marketing: at most 2 messages per place within 24 hours, on SMS.'],
    [
      { limit: 1, window: { calendar: 'week' } },
      'Marketing: at most 1 message per place each local week, Monday to Sunday, on each channel.',
    ],
    [{ limit: 0 }, 'Marketing: no messages at all, on each channel.'],
    [{ limit: 1 }, 'Marketing: at most 1 message per place within 24 hours, on each channel.'],
    [
      { threads: 'first_only', exemptFrom: 'major', enforcement: 'warn' },
      'Marketing: at most 2 messages per place within 24 hours, on each channel. Only the first message of an incident counts. Major and critical messages are exempt, but they count. It only warns.',
    ],
    [
      { exemptFrom: 'routine' },
      'Marketing: at most 2 messages per place within 24 hours, on each channel. All severities are exempt, but they count.',
    ],
  ])('%j', (given, sentence) => expect(sentenceOf(ruleInput.parse({ ...cap, ...given }), names)).toBe(sentence))
})

describe('quiet hours', () => {
  const quiet = { type: 'quiet', name: 'Quiet', kinds: ['marketing'], start: '21:00', end: '08:00' }
  test.each([
    [
      { days: [5, 6] },
      'Marketing: quiet from 9 pm to 8 am local time, beginning Friday and Saturday, on every channel.',
    ],
    [{ start: '00:00', end: '24:00', days: [7] }, 'Marketing: quiet all day on Sunday, on every channel.'],
    [{ start: '00:00', end: '24:00' }, 'Marketing: quiet all day, every day, on every channel.'],
    [
      { audience: { include: ['US-TX'], saved: { id: 'x', name: 'Gulf', revision: 3 } }, start: '00:00', end: '24:00' },
      'Marketing in “Gulf”: quiet all day, every day, on every channel.',
    ],
    [
      { start: '12:00', end: '13:30', days: [5, 4, 3, 2, 1], channels: ['sms'] },
      'Marketing: quiet from noon to 1:30 pm local time, on Monday to Friday, on SMS.',
    ],
    [
      { start: '18:00', end: '00:00', days: [1, 3, 7] },
      'Marketing: quiet from 6 pm to midnight local time, on Monday, Wednesday, and Sunday, on every channel.',
    ],
  ])('%j', (given, sentence) => expect(sentenceOf(ruleInput.parse({ ...quiet, ...given }), names)).toBe(sentence))
})

test('the sentence of a blackout', () => {
  const blackout = {
    type: 'blackout',
    name: 'Election day',
    kinds: ['service', 'marketing'],
    area: 'US-TX',
    exemptFrom: 'major',
    from: '2026-11-03T06:00:00Z',
    to: '2026-11-04T06:00:00Z',
  }
  expect(sentenceOf(ruleInput.parse(blackout), names)).toBe(
    'Everything below major in Texas: nothing goes out from 2026-11-03 to 2026-11-04, on every channel.',
  )
})
