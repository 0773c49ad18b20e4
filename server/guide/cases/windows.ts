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
    aCase(1, 'Exactly a window apart', 'A window of 24 hours ends when 24 hours are over, not a second before.', {
      scenes: [
        aScene({
          rules: [everyDay],
          posts: [post(b, austin)],
          trials: [trial(b + DAY - SECOND, austin), trial(b + DAY, austin)],
          rows: [austin],
        }),
      ],
    }),
    aCase(2, 'Between an earlier and a later post', 'No stretch of 7 days, wherever it begins, holds all three.', {
      scenes: [
        aScene({
          rules: [cap(2, 7 * 24)],
          posts: [post(b - 6 * DAY, austin), post(b + 6 * DAY, austin)],
          trials: [trial(b, austin)],
          rows: [austin],
        }),
      ],
    }),
    aCase(3, 'A later post counts too', 'What is booked already keeps its room, so a cap looks forward as well.', {
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
      'The night on which an hour is missing',
      'From 9:00 am to 9:00 am are only 23 hours that night. A rule of 24 hours counts hours, a rule of one a day counts days.',
      {
        scenes: [
          aScene({
            title: 'With a rule of 24 hours',
            rules: [everyDay],
            posts: march,
            trials: clocksForward,
            rows: [miami],
            zone: newYork,
          }),
          aScene({
            title: 'With a rule of one a day',
            rules: [dailyCap(1)],
            posts: march,
            trials: clocksForward,
            rows: [miami],
            zone: newYork,
          }),
        ],
      },
    ),
    aCase(6, 'The night on which an hour comes twice', 'That night 24 hours are over at 8:00 am already.', {
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
    aCase(14, 'Moving a post', 'A post that moves does not collide with itself.', {
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
