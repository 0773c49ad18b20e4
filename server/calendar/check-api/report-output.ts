import { type Intervals, pairs, size } from '../../areas/intervals.ts'
import type { Tree } from '../../areas/tree.ts'
import { spillOf } from '../../audiences/reach.ts'
import type { Finding, Report } from '../../planning/model/report.ts'
import { fromMillis } from '../../platform/clock.ts'
import type { Targets } from '../targets.ts'
import type { ReportOutput } from './schema.ts'

const FEW = 20

/** A report as the API shows it: instants as text, places as codes, with what each channel reaches. */
export function presentReport(tree: Tree, report: Report, aim: Targets, { allPlaces = false } = {}): ReportOutput {
  return {
    verdict: report.verdict,
    findings: report.findings.map((finding) => presentFinding(tree, finding, allPlaces)),
    reach: aim.channels.map(({ channel, reach }) => {
      const spill = spillOf(reach, aim.places)
      return {
        channel: channel.key,
        places: size(reach),
        people: tree.people(reach).people,
        spill: { places: size(spill), people: tree.people(spill).people },
      }
    }),
    nextFree: report.nextFree === null ? null : fromMillis(report.nextFree),
  }
}

function presentFinding(tree: Tree, finding: Finding, allPlaces: boolean): ReportOutput['findings'][number] {
  const { places, window, collidesWith, ...rest } = finding
  return {
    ...rest,
    places: { count: places.count, codes: codesOf(tree, places.intervals, allPlaces ? places.count : FEW) },
    window: { from: fromMillis(window.from), to: fromMillis(window.to) },
    collidesWith: [...collidesWith],
  }
}

/** The codes of at most so many places. */
export function codesOf(tree: Tree, places: Intervals, most = FEW): string[] {
  const codes: string[] = []
  for (const [lo, hi] of pairs(places)) {
    for (let place = lo; place < hi && codes.length < most; place++) codes.push(tree.placeAt(place).code)
  }
  return codes
}
