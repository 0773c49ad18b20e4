import { expect, test } from 'vitest'
import { ruleInput } from '../../server/planning/model/rule-schema.ts'
import { durationMillis } from '../../server/planning/time/duration.ts'

const cap = { type: 'cap', name: 'Posts per town', kinds: ['marketing'], limit: 3, window: { rolling: 'PT24H' } }
const quiet = { type: 'quiet', name: 'Night', kinds: ['marketing'], start: '21:00', end: '08:00' }
const blackout = {
  type: 'blackout',
  name: 'Election day',
  kinds: ['marketing'],
  from: '2026-11-03T00:00:00-05:00',
  to: '2026-11-04T00:00:00-05:00',
}

test('optional fields of a rule have defaults', () => {
  const common = { area: null, audience: null, channels: 'all', exemptFrom: null, enforcement: 'block' }
  expect(ruleInput.parse(cap)).toEqual({ ...cap, ...common, across: 'each', threads: 'each' })
  expect(ruleInput.parse(quiet)).toEqual({ ...quiet, ...common, days: [1, 2, 3, 4, 5, 6, 7] })
  expect(ruleInput.parse(blackout)).toMatchObject({ from: '2026-11-03T05:00:00.000Z', to: '2026-11-04T05:00:00.000Z' })
})

test('a blackout can be given in wall time', () => {
  const wall = { ...blackout, from: { wall: '2026-11-03T00:00', zone: 'America/Los_Angeles' } }
  expect(ruleInput.parse(wall)).toMatchObject({ from: '2026-11-03T08:00:00.000Z' })
})

test.each([
  [{ ...cap, type: 'limit' }, 'type: A rule is a cap, quiet or a blackout.'],
  [{ ...cap, name: '  ' }, 'name: Give the rule a name.'],
  [{ ...cap, kinds: [] }, 'kinds: Choose service, marketing or both.'],
  [{ ...cap, kinds: ['press'] }, 'kinds.0: A kind is service or marketing.'],
  [{ ...cap, channels: 'some' }, 'channels: Write "all", a list of channels, or {"except": a list of channels}.'],
  [{ ...cap, channels: [] }, 'channels: Name at least one channel.'],
  [{ ...cap, limit: -1 }, 'limit: The limit cannot be below 0. 0 means that nothing is allowed.'],
  [{ ...cap, limit: 1.5 }, 'limit: The limit is a whole number of messages.'],
  [{ ...cap, window: { rolling: 'PT0S' } }, 'window.rolling: The window has to be longer than nothing.'],
  [{ ...cap, window: { rolling: 'P367D' } }, 'window.rolling: The window cannot be longer than a year (366 days).'],
  [
    { ...cap, window: { rolling: 'P1M' } },
    'window.rolling: Months and years differ in length. Write days or hours, such as P30D or PT24H, or use a calendar window.',
  ],
  [{ ...cap, window: { rolling: 'a day' } }, 'window.rolling: Write the window as a duration such as PT24H or P7D.'],
  [{ ...cap, window: { calendar: 'year' } }, 'window: A calendar window is a day, a week or a month.'],
  [
    { ...cap, window: { rolling: 'PT1H', calendar: 'day' } },
    'window: A window is either rolling or calendar, not both.',
  ],
  [{ ...cap, window: 24 }, 'window: Write the window as {"rolling": "PT24H"} or {"calendar": "day"}.'],
  [
    { ...cap, exemptFrom: 'huge' },
    'exemptFrom: The severity from which the rule does not block is routine, minor, major, critical or nothing.',
  ],
  [{ ...cap, enforcement: 'nag' }, 'enforcement: The rule either blocks or warns: block or warn.'],
  [{ ...cap, strict: true }, ': Unrecognized key: "strict"'],
  [
    { ...quiet, end: '21:00' },
    'end: Quiet hours cannot start and end at the same time. For the whole day, write 00:00 to 24:00.',
  ],
  [{ ...quiet, start: '24:00' }, 'start: Enter when quiet hours start, such as 21:00.'],
  [{ ...quiet, end: '8:00' }, 'end: Enter when quiet hours end, such as 21:00.'],
  [{ ...quiet, days: [8] }, 'days.0: A weekday is a number from 1 (Monday) to 7 (Sunday).'],
  [{ ...quiet, days: [] }, 'days: Choose at least one weekday.'],
  [{ ...blackout, to: blackout.from }, 'to: The blackout has to end after it begins.'],
  [{ ...blackout, from: '2026-11-03' }, 'from: Enter a time with an offset, such as 2026-12-01T09:00:00-08:00.'],
  [
    { ...blackout, from: { wall: '2026-03-08T02:30', zone: 'America/New_York' } },
    'from: 2:30 am does not exist in Eastern time that day: the clocks go from 2:00 am to 3:00 am. Choose 3:00 am or later.',
  ],
])('%j is rejected with a clear message', (input, sentence) => {
  const { error } = ruleInput.safeParse(input)
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toContain(sentence)
})

test.each([
  ['P7D', 168 * 3_600_000],
  ['PT24H', 24 * 3_600_000],
  ['P1W', 7 * 86_400_000],
  ['P1DT12H30M5S', 36 * 3_600_000 + 1_805_000],
  ['PT', null],
  ['P', null],
  ['P1DT', null],
  ['P1Y', null],
  ['-PT1H', null],
  ['PT1.5H', null],
])('%s is %s ms of elapsed time', (duration, millis) => {
  expect(durationMillis(duration)).toBe(millis)
})
