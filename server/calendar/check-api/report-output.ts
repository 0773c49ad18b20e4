import { size } from '../../areas/tree/intervals.ts'
import { spillOf } from '../../audiences/reach.ts'
import { fromMillis } from '../../platform/clock.ts'
import type { Reported } from '../explain-refusal.ts'
import { findingRecord } from '../finding-record.ts'
import type { ReportOutput } from './schema.ts'

/** A report as the API returns it: instants as text, places as codes, plus the reach of each channel. */
export function presentReport({ tree, report, targets }: Reported, { allPlaces = false } = {}): ReportOutput {
  return {
    verdict: report.verdict,
    findings: report.findings.map((finding) =>
      findingRecord(tree, finding, allPlaces ? finding.places.count : undefined),
    ),
    reach: targets.channels.map(({ channel, reach }) => {
      const spill = spillOf(reach, targets.places)
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
