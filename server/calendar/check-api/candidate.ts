import type { Context } from '../../context.ts'
import type { Candidate } from '../../planning/model/message.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Planned } from '../calendar-state.ts'
import { type Aim, aim, type Intent, partsOf } from '../targets.ts'
import type { CheckInput, FreeTimesInput } from './schema.ts'

/** Where a message that is only thought of would go; throws Invalid for what cannot be aimed. */
export function aimAt(context: Context, planned: Planned, input: CheckInput | FreeTimesInput): Aim {
  const aimed = aim(context.areas.tree, planned.channels, input)
  if (Object.keys(aimed.errors).length > 0) throw new Invalid(aimed.errors)
  return aimed
}

export function candidateFor(
  context: Context,
  aimed: Aim,
  input: CheckInput | FreeTimesInput,
  at: Intent['at'],
): Candidate {
  const { kind, incident, ignore, atByChannel } = input
  const severity = kind === 'marketing' ? 'routine' : input.severity
  const parts = partsOf(context.areas.tree, aimed, { at, atByChannel }, context.now().toMillis())
  return { announcement: null, kind, severity, incident: incident ?? null, parts, waivedRules: [], ignore }
}
