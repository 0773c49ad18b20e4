import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readComposerForm } from '../../../server/announcements/form/composer-form.ts'
import { readTimes } from '../../../server/announcements/form/composer-times.ts'
import { type At, atInput, channelAtInput, isMoment } from '../../../server/calendar/time-input.ts'
import { runs } from '../../planning/arbitraries.ts'

const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'))
const day = fc.oneof(
  fc.constantFrom('2026-03-08', '2026-11-01', '2000-01-01', '2099-12-31', '1999-12-31', '2100-01-01', ''),
  fc.tuple(fc.integer({ min: 1998, max: 2101 }), two(13), two(32)).map((parts) => parts.join('-')),
)
const second = fc.constantFrom('', ':00', ':30', ':00.0', ':00.5', ':59.123', ':59.1234', ':60', 'Z', '-05:00')
const time = fc.tuple(two(25), two(61), second).map(([hour, minute, rest]) => `${hour}:${minute}${rest}`)
const between = fc.constantFrom('T', 'T', ' ', ' ', '  ', 't', '')
const blank = fc.constantFrom('', ' ', '\t')
const typed = fc.tuple(blank, day, between, time, blank).map((parts) => parts.join(''))
const offset = fc.constantFrom('', '-04:00', '-05:00', '+14:00')
const form = fc.record({
  when: fc.constantFrom('local', 'time', 'approval', 'none'),
  zone: fc.constantFrom('America/New_York', 'pacific/kiritimati', 'UTC', 'nowhere'),
  date: day,
  time: fc.oneof(time, fc.constant('')),
  'offset:time': offset,
  'when:sign': fc.constantFrom('local', 'time'),
  'at:sign': typed,
  'offset:at:sign': offset,
})

/** As the API gives it out. */
const given = (at: At) => (isMoment(at) ? at.at : at)

test('whatever is typed as a time, the API takes what the composer stores', () => {
  fc.assert(
    fc.property(form, (fields) => {
      const entered = readComposerForm(new URLSearchParams(fields), 'America/New_York')
      const { at, atByChannel } = readTimes(entered, null, 'America/New_York')
      const main = atInput.nullable().safeParse(given(at))
      expect(main.data, JSON.stringify(at)).toEqual(isMoment(at) ? { at: at.at, wall: null, zone: null } : at)
      for (const own of Object.values(atByChannel)) {
        const read = channelAtInput.safeParse(given(own))
        expect(read.data, JSON.stringify(own)).toEqual(isMoment(own) ? { at: own.at, wall: null, zone: null } : own)
      }
    }),
    runs(100),
  )
})
