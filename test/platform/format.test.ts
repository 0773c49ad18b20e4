import { describe, expect, test } from 'vitest'
import {
  capitalize,
  formatAgo,
  formatAlternatives,
  formatCount,
  formatDuration,
  formatList,
  formatNumber,
  pluralForm,
} from '../../server/platform/format.ts'
import {
  cityOfZone,
  clockInWords,
  dateAndTimeInWords,
  dateInWords,
  dayInWords,
  longMomentInWords,
  momentInWords,
  monthInWords,
  timeAndDayInWords,
  timeInWords,
  timestampInWords,
  unambiguousClockInWords,
  wallClockInWords,
} from '../../server/platform/time-words.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('numbers, counts and lists', () => {
  test.each([
    ['a number', formatNumber(1_234_567), '1,234,567'],
    ['none', formatCount(0, 'post'), '0 posts'],
    ['one', formatCount(1, 'post'), '1 post'],
    ['many', formatCount(1234, 'post'), '1,234 posts'],
    ['half a one', formatCount(1.5, 'hour'), '1.5 hours'],
    ['one of two words', formatCount(1, 'more place'), '1 more place'],
    ['many of two words', formatCount(2, 'more place'), '2 more places'],
    ['one person', formatCount(1, 'person'), '1 person'],
    ['people', formatCount(439_590, 'person'), '439,590 people'],
    ['people, after an adjective', formatCount(2, 'fewer person'), '2 fewer people'],
    ['counties', formatCount(254, 'county'), '254 counties'],
    ['countries', formatCount(2, 'country'), '2 countries'],
    ['entries', formatCount(2, 'entry'), '2 entries'],
    ['replies', formatCount(2, 'reply'), '2 replies'],
    ['a verb with one', pluralForm(1, 'is', 'are'), 'is'],
    ['a verb with none', pluralForm(0, 'is', 'are'), 'are'],
    ['no words', formatList([]), ''],
    ['one word', formatList(['Delano']), 'Delano'],
    ['two words', formatList(['Delano', 'Taft']), 'Delano and Taft'],
    ['three words', formatList(['Delano', 'Taft', 'Oildale']), 'Delano, Taft, and Oildale'],
    ['as many words as fit', formatList(['Delano', 'Taft', 'Oildale'], 3), 'Delano, Taft, and Oildale'],
    [
      'more words than fit',
      formatList(['Bakersfield', 'Oildale', 'a', 'b', 'c'], 3),
      'Bakersfield, Oildale, and 3 more',
    ],
    ['more words than two', formatList(['Delano', 'Taft', 'Oildale'], 2), 'Delano and 2 more'],
    ['two to choose from', formatAlternatives(['draft', 'held']), 'draft or held'],
    ['three to choose from', formatAlternatives(['draft', 'held', 'missed']), 'draft, held, or missed'],
    ['a first letter', capitalize('in review'), 'In review'],
    ['no letter', capitalize(''), ''],
  ])('%s', (_, words, expected) => expect(words).toBe(expected))
})

describe('lengths of time', () => {
  test.each([
    [0, '0 seconds', 'less than a minute'],
    [29 * SECOND, '29 seconds', 'less than a minute'],
    [MINUTE, '1 minute', '1 min'],
    [61 * SECOND, '1 minute 1 second', '1 min'],
    [90 * MINUTE, '1 hour 30 minutes', '1 hr 30 min'],
    [6 * HOUR + 40 * MINUTE, '6 hours 40 minutes', '6 hr 40 min'],
    [22 * HOUR, '22 hours', '22 hr'],
    // A calendar day has 23 or 25 hours twice a year, and this never has.
    [DAY, '24 hours', '24 hr'],
    [36 * HOUR, '36 hours', '36 hr'],
    [2 * DAY, '2 days', '2 days'],
    [2 * DAY + 6 * HOUR + 40 * MINUTE, '54 hours 40 minutes', '2 days 6 hr'],
    [7 * DAY, '7 days', '7 days'],
  ])('%i ms: %s, or %s', (millis, long, short) => {
    expect(formatDuration(millis)).toBe(long)
    expect(formatDuration(millis, 'short')).toBe(short)
  })

  const now = '2026-06-10T14:00:00.000Z'
  test.each([
    ['2026-06-10T14:00:00.000Z', 'just now'],
    ['2026-06-10T14:03:00.000Z', 'just now'],
    ['2026-06-10T13:59:01.000Z', 'just now'],
    ['2026-06-10T13:59:00.000Z', '1 minute ago'],
    ['2026-06-10T13:00:01.000Z', '59 minutes ago'],
    ['2026-06-10T13:00:00.000Z', '1 hour ago'],
    ['2026-06-08T14:00:01.000Z', '47 hours ago'],
    ['2026-06-08T14:00:00.000Z', '2 days ago'],
    ['2025-06-10T14:00:00.000Z', '365 days ago'],
  ])('%s was %s', (instant, words) => expect(formatAgo(instant, now)).toBe(words))
})

describe('times', () => {
  const chicago = 'America/Chicago'
  const losAngeles = 'America/Los_Angeles'
  const at = '2026-06-10T14:00:00.000Z'
  const millis = Date.parse(at)
  const nextYear = '2027-01-02T18:00:00.000Z'
  // 1:30 am in Los Angeles, before and after the clocks go back.
  const first = '2026-11-01T08:30:00.000Z'
  const second = '2026-11-01T09:30:00.000Z'

  test.each([
    ['a clock', clockInWords(at, chicago), '9:00 am'],
    ['a clock from milliseconds', clockInWords(millis, losAngeles), '7:00 am'],
    ['a clock that comes once', unambiguousClockInWords(at, losAngeles), '7:00 am'],
    ['a clock that comes twice, first', unambiguousClockInWords(first, losAngeles), '1:30 am PDT'],
    ['a clock that comes twice, then', unambiguousClockInWords(second, losAngeles), '1:30 am PST'],
    ['a time', timeInWords(at, chicago), '9:00 am CDT'],
    ['a time on Guam', timeInWords(at, 'Pacific/Guam'), '12:00 am ChST'],
    ['a time in American Samoa', timeInWords(at, 'Pacific/Pago_Pago'), '3:00 am SST'],
    ['a date', dateInWords(at, chicago), 'Wednesday, June 10'],
    ['a date where it is still the day before', dateInWords('2026-06-10T04:59:00.000Z', chicago), 'Tuesday, June 9'],
    ['a month', monthInWords(at, chicago), 'June 2026'],
    ['today', dayInWords(at, chicago, millis), 'today'],
    ['tomorrow', dayInWords('2026-06-11T05:00:00.000Z', chicago, at), 'tomorrow'],
    ['yesterday', dayInWords('2026-06-10T04:59:00.000Z', chicago, at), 'yesterday'],
    ['a day of this year', dayInWords(second, chicago, at), 'Sun, Nov 1'],
    ['a day of another year', dayInWords(nextYear, chicago, at), 'Sat, Jan 2, 2027'],
    ['a moment', momentInWords(at, losAngeles, at), 'today, 7:00 am PDT'],
    ['a moment further away', momentInWords(second, losAngeles, at), 'Sun, Nov 1, 1:30 am PST'],
    ['a moment in a sentence', timeAndDayInWords(at, chicago, at), '9:00 am CDT today'],
    ['a moment further away, in a sentence', timeAndDayInWords(second, chicago, at), '3:30 am CST on Sun, Nov 1'],
    ['a moment with its date', dateAndTimeInWords(at, chicago, at), 'Wed, Jun 10, 9:00 am CDT'],
    ['the date in another year', dateAndTimeInWords(nextYear, chicago, at), 'Sat, Jan 2, 2027, 12:00 pm CST'],
    ['a moment with its zone by name', longMomentInWords(at, chicago), 'Wednesday, June 10, 9:00 am Central time'],
    ['a time stamp', timestampInWords(at, chicago), 'Jun 10, 2026, 9:00 am CDT'],
    ['the city of a zone', cityOfZone(losAngeles), 'Los Angeles'],
    ['the city of a zone within a state', cityOfZone('America/Indiana/Tell_City'), 'Tell City'],
  ])('%s', (_, words, expected) => expect(words).toBe(expected))

  test.each([
    ['00:00', 'midnight'],
    ['0:00', 'midnight'],
    ['24:00', 'midnight'],
    ['00:30', '12:30 am'],
    ['09:00', '9 am'],
    ['12:00', 'noon'],
    ['12:05', '12:05 pm'],
    ['21:30', '9:30 pm'],
  ])('%s on the wall is %s', (clock, words) => expect(wallClockInWords(clock)).toBe(words))
})
