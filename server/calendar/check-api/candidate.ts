import type { Candidate } from '../../planning/model/message.ts'
import { toMillis } from '../../platform/clock.ts'
import { Invalid } from '../../platform/errors.ts'
import type { CalendarState } from '../calendar-state.ts'
import { type Intent, partsOf, resolveTargets, type Targets } from '../targets.ts'
import type { CheckInput, FreeTimesInput } from './schema.ts'

/** Where a hypothetical message would go. Throws Invalid if its audience or channels do not work. */
export function requireTargets({ tree, channels }: CalendarState, input: CheckInput | FreeTimesInput): Targets {
  const targets = resolveTargets(tree, channels, input)
  const errors = { ...targets.errors }
  if (input.kind === 'marketing' && input.severity !== 'routine') errors['severity'] = 'Marketing is always routine.'
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return targets
}

export function candidateFor(
  { tree, world }: CalendarState,
  targets: Targets,
  input: CheckInput | FreeTimesInput,
  at: Intent['at'],
): Candidate {
  const { kind, severity, incident, ignore, atByChannel, publishBy } = input
  const parts = partsOf(tree, targets, { at, atByChannel }, world.now)
  const deadline = publishBy ? toMillis(publishBy) : null
  const post = { announcement: null, kind, severity, incident: incident ?? null }
  return { ...post, parts, waivedRules: [], ignore, publishBy: deadline }
}
