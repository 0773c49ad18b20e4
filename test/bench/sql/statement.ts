import type { Cap, Kind, Quiet, Rule } from '../../../server/planning/model/rule-schema.ts'

/** How one database writes what the statement needs. All that is the same for each is written below, once. */
export interface Dialect {
  /** The parameters: the candidate's channel and instant, and the places [lo, hi) of its audience. */
  channel: string
  at: string
  lo: string
  hi: string
  /** A length of time, to be added to and taken from `at`. */
  span(millis: number): string
  /** From the rows of `near` (as n) to one row for each place of theirs (as p) within the audience. */
  near: string
  placesOfNear: string
  /** For each zone of the audience: (zone, places, starts, ends, clock), the local day around `at` and its wall clock. */
  here: string
  /** A wall clock such as 21:00 as a literal that compares with `clock`. */
  clock(text: string): string
}

/**
 * The verdict of all rules on one post on one channel, as one statement that answers (rule, places): in how many
 * places each rule would be broken. It counts place by place: the bookings of the channel that are near in time and
 * overlap the audience come from an index, are spread over the places, and each cap looks at what every place gets.
 * The rules are literals, so that the planner sees them; a team would generate the text once for each set of rules.
 */
export function verdictStatement(rules: readonly Rule[], kind: Kind, dialect: Dialect): string {
  const concerned = rules.filter((rule) => rule.kinds.includes(kind))
  const caps = concerned.filter((rule) => rule.type === 'cap')
  const widest = caps.reduce((widest, cap) => (millisOf(cap) > millisOf(widest) ? cap : widest))
  const counts = concerned.map((rule) => {
    if (rule.type === 'cap') return `select '${rule.id}' as rule, (${brokenPlaces(rule, dialect)}) as places`
    if (rule.type === 'quiet') return `select '${rule.id}', (${quietPlaces(rule, dialect)})`
    throw new Error('The first rules have no blackout.')
  })
  return `
    with here as materialized (${dialect.here}),
    near as materialized (
      ${dialect.near} and ${withinReachOf(widest, dialect)}
      and (${caps.map((cap) => `(${withinReachOf(cap, dialect)} and kind in (${kindsOf(cap)}))`).join(' or ')})
    )
    ${counts.join('\n    union all\n    ')}`
}

/** In each place the candidate stands among the others, and any limit + 1 neighbours with it in them have to span the window. */
function brokenPlaces(cap: Cap, dialect: Dialect): string {
  const { at, lo, hi, placesOfNear } = dialect
  const counted = `${withinReachOf(cap, dialect, 'n.')} and n.kind in (${kindsOf(cap)})`
  const atOnce = `group by p.id${cap.limit === 1 ? '' : ` having count(*) >= ${cap.limit}`}`
  if ('calendar' in cap.window) {
    const today = 'here h on n.at >= h.starts and n.at < h.ends'
    return `select count(*) from (
      select p.id from near n join ${today} ${placesOfNear} and p.zone = h.zone where ${counted} ${atOnce}) broken`
  }
  if (cap.limit === 1) {
    return `select count(*) from (select p.id from near n ${placesOfNear} where ${counted} ${atOnce}) broken`
  }
  const span = dialect.span(millisOf(cap))
  return `
      select count(distinct place) from (
        select place, at, lag(at, ${cap.limit}) over (partition by place order by at) as earliest
        from (
          select p.id as place, n.at from near n ${placesOfNear} where ${counted}
          union all select id, ${at} from places where id >= ${lo} and id < ${hi}
        ) posts
      ) neighbours
      where earliest > at - ${span} and earliest <= ${at} and at >= ${at}`
}

function withinReachOf(cap: Cap, { at, span }: Dialect, of = ''): string {
  const outlook = span(millisOf(cap))
  return `${of}at > ${at} - ${outlook} and ${of}at < ${at} + ${outlook}`
}

function quietPlaces({ start, end }: Quiet, { clock }: Dialect): string {
  const join = start < end ? 'and' : 'or'
  const quiet = `clock >= ${clock(start)} ${join} clock < ${clock(end)}`
  return `select coalesce(sum(places), 0) from here where ${quiet}`
}

/** No local day is longer than 25 hours; the first rules have no other calendar window. */
function millisOf({ window }: Cap): number {
  if ('calendar' in window) return 25 * 3_600_000
  const [, amount, unit] = /^PT?(\d+)([DHM])$/.exec(window.rolling)!
  return Number(amount) * { D: 86_400_000, H: 3_600_000, M: 60_000 }[unit as 'D' | 'H' | 'M']
}

function kindsOf({ kinds }: Cap): string {
  return kinds.map((kind) => `'${kind}'`).join(', ')
}
