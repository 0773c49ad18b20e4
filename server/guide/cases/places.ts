import { pairs, size } from '../../areas/tree/intervals.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { cover } from '../../audiences/cover.ts'
import { reachOf, spillOf } from '../../audiences/reach.ts'
import { formatCount, formatList } from '../../platform/format.ts'
import { HOUR } from '../../platform/time-units.ts'
import type { Fact, WorkedCase } from './case.ts'
import { type Aimed, aimedAt, austin, country, elPaso, everywhere, miami, texas, travis } from './country.ts'
import { aCase, aScene, b, cap, post, trial } from './setting.ts'

/** Cases about audience and reach. Each place is judged on its own. */
export function placeCases(): WorkedCase[] {
  const restOfTexas = aimedAt(['US-TX'], ['US-TX-453'])
  const restOfTravis = aimedAt(['US-TX-453'], ['US-TX-453-austin', 'US-TX-453-pflugerville'])
  const reachOfX = reachOf(country, { finest: 'none', serves: 'US' }, austin.places)
  return [
    aCase(9, 'Only places at their limit are named', 'For each place, only the posts that reach it count.', {
      scenes: [
        aScene({
          rules: [cap(2, 24)],
          posts: [post(b, texas), post(b + 2 * HOUR, travis)],
          trials: [trial(b + 4 * HOUR, austin), trial(b + 4 * HOUR, elPaso), trial(b + 4 * HOUR, texas)],
          rows: [travis, elPaso],
        }),
      ],
    }),
    aCase(10, 'Included more than once', 'A place is in an audience or it is not. It never counts twice.', {
      facts: [markedTwice(['US-TX', 'US-TX-453', 'US-TX-453-austin'], texas)],
    }),
    aCase(11, 'Texas without Travis County', 'People left out of the first post are free for the second.', {
      scenes: [
        aScene({
          rules: [cap(1, 24)],
          posts: [post(b, restOfTexas)],
          trials: [trial(b + HOUR, austin)],
          rows: [austin, elPaso],
        }),
      ],
    }),
    aCase(12, 'The rest of a county', 'People outside the listed towns count as a place too.', {
      facts: [
        {
          asks: `${restOfTravis.where}: how many places?`,
          word: formatCount(size(restOfTravis.places), 'place'),
          tone: 'plain',
          says: `${namesOf(restOfTravis)}.`,
        },
      ],
    }),
    aCase(
      24,
      'A channel without targeting',
      'X shows a post to every follower, so a post for Austin counts everywhere.',
      {
        facts: [
          {
            asks: 'Who does a post for Austin on X reach?',
            word: formatCount(size(reachOfX), 'place'),
            tone: 'plain',
            says: `Everyone the X account serves. ${size(spillOf(reachOfX, austin.places))} of them are outside your target.`,
          },
        ],
        scenes: [
          aScene({
            rules: [cap(1, 24)],
            posts: [post(b, aimedAt(cover(country, reachOfX)), { channel: 'x' })],
            trials: [trial(b + HOUR, miami, { channel: 'x' })],
            rows: [miami],
          }),
        ],
      },
    ),
    aCase(28, 'A rule for one state', 'A cap for Florida neither counts nor blocks anything in Texas.', {
      scenes: [
        aScene({
          rules: [cap(1, 24, { area: 'US-FL' })],
          posts: [post(b, everywhere)],
          trials: [trial(b + HOUR, texas), trial(b + HOUR, everywhere)],
          rows: [austin, miami],
        }),
      ],
    }),
  ]
}

function markedTwice(codes: readonly string[], same: Aimed): Fact {
  const asks = `${formatList(codes.map((code) => country.area(code)!.name))}: whom does it mean?`
  const resolved = resolveAudience(country, { include: [...codes], exclude: [] })
  if (!resolved.ok) return { asks, word: 'Refused', tone: 'bad', says: Object.values(resolved.errors).join(' ') }
  const isSame = String(resolved.places) === String(same.places)
  const reasons = resolved.redundant.map(({ reason }) => reason)
  return {
    asks,
    word: isSame ? `The same as ${same.where}` : 'Others',
    tone: 'plain',
    says: [`${formatCount(size(resolved.places), 'place')}, each once.`, ...reasons].join(' '),
  }
}

function namesOf({ places }: Aimed): string {
  return formatList(
    pairs(places).flatMap(([lo, hi]) =>
      Array.from({ length: hi - lo }, (_, index) => country.placeAt(lo + index).name),
    ),
  )
}
