import type { Notice, PlacedNotice } from './notice.ts'

/**
 * Says of each notice what it corrects and what corrects it. What corrects a notice is read in its place. A retracted
 * notice corrects nothing, but what corrects it still stands where it stood.
 */
export function withCorrections(notices: readonly (PlacedNotice & Pick<Notice, 'shown'>)[]): Notice[] {
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  const byCorrected = Map.groupBy(notices, ({ corrects }) => corrects)
  const byIncident = Map.groupBy(notices, ({ incident }) => incident)

  /** Earlier versions did not say what a correction corrects: it then is what was said last before it. */
  function correctedBefore({ corrects, stage, incident, position }: PlacedNotice): PlacedNotice | undefined {
    if (corrects !== null) return byId.get(corrects)
    if (stage !== 'correction' || incident === null) return undefined
    const before = (byIncident.get(incident) ?? []).filter((other) => other.position < position)
    return before.sort(newestFirst)[0]
  }

  function rootOf(notice: PlacedNotice): PlacedNotice {
    const passed = new Set([notice])
    let root = notice
    for (;;) {
      const next = correctedBefore(root)
      if (next === undefined || passed.has(next)) return root
      passed.add(next)
      root = next
    }
  }

  function latestCorrection(of: PlacedNotice): PlacedNotice | null {
    const found = new Set<PlacedNotice>([of])
    for (const one of found) for (const correction of byCorrected.get(one.id) ?? []) found.add(correction)
    found.delete(of)
    const isPublic = [...found].filter(({ retractedAt }) => retractedAt === null)
    return isPublic.sort(newestFirst)[0] ?? null
  }

  return notices.map((notice) => {
    const root = rootOf(notice)
    const corrected = notice.corrects === null ? undefined : byId.get(notice.corrects)
    return {
      ...notice,
      thread: (notice.kind === 'service' && notice.incident) || (root.corrects ?? root.id),
      standsFor: { id: root.id, position: root.position, stage: root.stage },
      corrected: corrected?.retractedAt === null ? corrected : null,
      correctedBy: latestCorrection(notice),
      updatedAt: lastChange(notice, byCorrected.get(notice.id) ?? []),
    }
  })
}

/** For those who read a feed, a notice changes when it is corrected, and when the correction is retracted. */
function lastChange({ updatedAt }: PlacedNotice, corrections: readonly PlacedNotice[]): string {
  return [updatedAt, ...corrections.map((correction) => correction.updatedAt)].sort().at(-1)!
}

function newestFirst(a: PlacedNotice, b: PlacedNotice): number {
  return b.position - a.position
}
