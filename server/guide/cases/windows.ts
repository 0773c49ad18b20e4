import { DAY, HOUR, SECOND } from '../../platform/time-units.ts'
import type { WorkedCase } from './case.ts'
import { austin, miami, newYork } from './country.ts'
import { aCase, aScene, at, b, cap, dailyCap, post, trial } from './setting.ts'

/** Cases about rolling windows, and how nights on which the clocks change affect them. */
export function windowCases(): WorkedCase[] {
  const everyDay = cap(1, 24)
  const march = [post(at('2026-03-07T09:00:00-05:00'), miami)]
  const clocksForward = [trial(at('2026-03-08T09:00:00-04:00'), miami), trial(at('2026-03-08T10:00:00-04:00'), miami)]
  return [
    aCase(1, 'Exactly a window apart', 'A 24-hour window ends after exactly 24 hours, not a second earlier.', {
      scenes: [
        aScene({
          rules: [everyDay],
          posts: [post(b, austin)],
          trials: [trial(b + DAY - SECOND, austin), trial(b + DAY, austin)],
          rows: [austin],
        }),
      ],
    }),
    aCase(2, 'Between an earlier and a later post', 'No 7-day stretch can hold all three.', {
      scenes: [
        aScene({
          rules: [cap(2, 7 * 24)],
          posts: [post(b - 6 * DAY, austin), post(b + 6 * DAY, austin)],
          trials: [trial(b, austin)],
          rows: [austin],
        }),
      ],
    }),
    aCase(3, 'A later post counts too', 'Scheduled posts keep their place, so a cap looks ahead too.', {
      scenes: [
        aScene({
          rules: [everyDay],
          posts: [post(b + 27 * HOUR, austin)],
          trials: [trial(b + 4 * HOUR, austin)],
          rows: [austin],
        }),
      ],
    }),
    aCase(
      5,
      'The night clocks spring forward',
      '9:00 am to 9:00 am is only 23 hours that night. A 24-hour rule counts hours; a one-a-day rule counts days.',
      {
        scenes: [
          aScene({
            title: 'With a 24-hour rule',
            rules: [everyDay],
            posts: march,
            trials: clocksForward,
            rows: [miami],
            zone: newYork,
          }),
          aScene({
            title: 'With a one-a-day rule',
            rules: [dailyCap(1)],
            posts: march,
            trials: clocksForward,
            rows: [miami],
            zone: newYork,
          }),
        ],
      },
    ),
    aCase(6, 'The night clocks fall back', 'That night, 24 hours are already over at 8:00 am.', {
      scenes: [
        aScene({
          rules: [everyDay],
          posts: [post(at('2026-10-31T09:00:00-04:00'), miami)],
          trials: [trial(at('2026-11-01T07:59:00-05:00'), miami), trial(at('2026-11-01T08:00:00-05:00'), miami)],
          rows: [miami],
          zone: newYork,
        }),
      ],
    }),
    aCase(14, 'Moving a post', 'A post you move does not collide with itself.', {
      scenes: [
        aScene({
          rules: [everyDay],
          posts: [post(b, austin, { announcement: 'moving' })],
          trials: [trial(b + HOUR, austin, { what: 'The same post', announcement: 'moving' })],
          rows: [austin],
        }),
      ],
    }),
  ]
}
