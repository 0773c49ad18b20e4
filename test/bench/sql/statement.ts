import type { Cap, Kind, Quiet, Rule } from '../../../server/planning/model/rule-schema.ts'

/** The parts of the statement that differ between databases. */
export interface Dialect {
  /** The parameters: the candidate's channel and instant, and the places [lo, hi) of its audience. */
  channel: string
  at: string
  lo: string
  hi: string
  /** A duration that can be added to and subtracted from `at`. */
  span(millis: number): string
  /** Selects the bookings that overlap the audience. */
  near: string
  /** Joins each row of `near` (as n) to its places within the audience (as p). */
  placesOfNear: string
  /** Selects (zone, places, starts, ends, clock) per zone: the local day around `at` and its wall clock time. */
  here: string
  /** A wall clock time such as 21:00 as a literal that compares with `clock`. */
  clock(text: string): string
}

/**
 * One statement for the verdict of all rules on one post on one channel. Returns rows (rule, places) with the number of
 * places where each rule would be broken. An index finds the bookings of the channel that are close in time and overlap
 * the audience; they are joined to their places, and each cap counts per place. The rules are literals, so that the
 * query planner can use them. A team would generate the text once for each set of rules.
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

/** Counts the places where the candidate and its neighbors, limit + 1 in a row, span less than the window. */
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
      ) neighbors
      where earliest > at - ${span} and earliest <= ${at} and at >= ${at}`
}

function withinReachOf(cap: Cap, { at, span }: Dialect, of = ''): string {
  const lookaround = span(millisOf(cap))
  return `${of}at > ${at} - ${lookaround} and ${of}at < ${at} + ${lookaround}`
}

function quietPlaces({ start, end }: Quiet, { clock }: Dialect): string {
  const join = start < end ? 'and' : 'or'
  const quiet = `clock >= ${clock(start)} ${join} clock < ${clock(end)}`
  return `select coalesce(sum(places), 0) from here where ${quiet}`
}

/** No local day is longer than 25 hours, and the first rules only have calendar windows of a day. */
function millisOf({ window }: Cap): number {
  if ('calendar' in window) return 25 * 3_600_000
  const [, amount, unit] = /^PT?(\d+)([DHM])$/.exec(window.rolling)!
  return Number(amount) * { D: 86_400_000, H: 3_600_000, M: 60_000 }[unit as 'D' | 'H' | 'M']
}

function kindsOf({ kinds }: Cap): string {
  return kinds.map((kind) => `'${kind}'`).join(', ')
}
