import { check } from '../planning/findings/check.ts'
import type { Remedy, Report } from '../planning/model/report.ts'
import { proposeReschedules } from '../planning/rescheduling/propose-reschedules.ts'
import { remedies } from '../planning/rescheduling/remedies.ts'
import type { Scene, Trial, WorkedCase } from './cases/case.ts'
import { clockCases } from './cases/clocks.ts'
import { countingCases } from './cases/counting.ts'
import { placeCases } from './cases/places.ts'
import { worldOf } from './cases/setting.ts'
import { storedCases } from './cases/stored-cases.ts'
import { windowCases } from './cases/windows.ts'

/** The worked cases (docs/scheduling-rules.md#worked-cases), in their order. The engine computes every answer. */
export function workedCases(): WorkedCase[] {
  return [...windowCases(), ...clockCases(), ...placeCases(), ...countingCases(), ...storedCases()].sort(
    (a, b) => a.number - b.number,
  )
}

/** A trial and the engine's answer. */
export interface Judged {
  trial: Trial
  report: Report
  remedies: readonly Remedy[]
}

export function evaluate(scene: Scene): Judged[] {
  const world = worldOf(scene)
  return scene.trials.map((trial) => {
    const report = check(world, trial.candidate)
    const proposed = proposeReschedules(world, trial.candidate)
    return { trial, report, remedies: remedies(world, trial.candidate, report, proposed) }
  })
}
