import { resolveWallTime, type WallTime } from '../../platform/time/wall-time.ts'
import type { Fact, WorkedCase } from './case.ts'
import { florida, miami, newYork, pensacola, texas, travis } from './country.ts'
import { aCase, aScene, at, cap, dailyCap, post, quietNights, rule, trial } from './setting.ts'

/** Cases about the local clock and calendar of each place: days, quiet hours, entered times. Also blackouts. */
export function clockCases(): WorkedCase[] {
  const daily = dailyCap(1, { kinds: ['marketing'] })
  const evening = [post(at('2026-06-10T23:30:00-04:00'), miami)]
  const afterMidnight = [trial(at('2026-06-11T00:15:00-04:00'), miami)]
  const night = (time: string) => trial(at(time), miami)
  return [
    aCase(
      4,
      'A new day after midnight',
      'A cap of one a day allows two posts close to midnight. A gap between posts does not.',
      {
        scenes: [
          aScene({
            title: 'With one a day',
            rules: [daily],
            posts: evening,
            trials: afterMidnight,
            rows: [miami],
            zone: newYork,
          }),
          aScene({
            title: 'With a gap of 1 hour as well',
            rules: [daily, cap(1, 1)],
            posts: evening,
            trials: afterMidnight,
            rows: [miami],
            zone: newYork,
          }),
        ],
      },
    ),
    aCase(
      7,
      'Local times that don’t exist or come twice',
      'On nights when clocks change, Hark asks instead of guessing.',
      {
        facts: [
          localTime('March 8, 2026, 2:30 am in New York', { wall: '2026-03-08T02:30', zone: newYork }),
          localTime('November 1, 2026, 1:30 am in New York', { wall: '2026-11-01T01:30', zone: newYork }),
        ],
      },
    ),
    aCase(
      8,
      'Still yesterday in Pensacola',
      'Florida has two time zones. At half past midnight in Miami, it is still the 14th in Pensacola.',
      {
        scenes: [
          aScene({
            rules: [daily],
            posts: [post(at('2026-07-14T12:00:00-05:00'), pensacola)],
            trials: [trial(at('2026-07-15T00:30:00-04:00'), florida)],
            rows: [miami, pensacola],
            zone: newYork,
          }),
        ],
      },
    ),
    aCase(19, 'The edges of quiet hours', '9:00 pm is quiet. 8:00 am is not.', {
      scenes: [
        aScene({
          rules: [quietNights()],
          trials: [
            night('2026-06-10T20:59:59-04:00'),
            night('2026-06-10T21:00:00-04:00'),
            night('2026-06-11T07:59:59-04:00'),
            night('2026-06-11T08:00:00-04:00'),
          ],
          rows: [miami],
          zone: newYork,
        }),
      ],
    }),
    aCase(20, 'Quiet in one of two zones', 'One quiet place is enough. The post can wait, or be split by zone.', {
      scenes: [
        aScene({
          rules: [quietNights()],
          trials: [trial(at('2026-06-10T08:15:00-04:00'), florida)],
          rows: [miami, pensacola],
          zone: newYork,
        }),
      ],
    }),
    aCase(
      21,
      'Quiet nights when clocks change',
      'Quiet hours follow local time, so these nights are shorter or longer.',
      {
        scenes: [
          aScene({
            title: 'In March',
            rules: [quietNights()],
            trials: [night('2026-03-07T23:00:00-05:00')],
            rows: [miami],
            zone: newYork,
          }),
          aScene({
            title: 'In October',
            rules: [quietNights()],
            trials: [night('2026-10-31T23:00:00-04:00')],
            rows: [miami],
            zone: newYork,
          }),
        ],
      },
    ),
    aCase(27, 'A blackout', 'It includes its start but not its end.', {
      scenes: [
        aScene({
          rules: [
            rule({
              type: 'blackout',
              name: 'Election day',
              area: 'US-TX-453',
              from: '2026-06-10T10:00:00-05:00',
              to: '2026-06-10T12:00:00-05:00',
            }),
          ],
          trials: [
            trial(at('2026-06-10T10:00:00-05:00'), texas),
            trial(at('2026-06-10T11:59:59-05:00'), texas),
            trial(at('2026-06-10T12:00:00-05:00'), texas),
          ],
          rows: [travis],
        }),
      ],
    }),
  ]
}

function localTime(asks: string, wall: WallTime): Fact {
  const read = resolveWallTime(wall)
  if (read.ok) return { asks, word: 'Accepted', tone: 'good', says: '' }
  return { asks, word: read.reason === 'missing' ? 'Refused' : 'Asks which', tone: 'plain', says: read.message }
}
