import { splitAtApproval } from '../workflow/booking/free-channels.ts'
import type { Assessment } from './assessment.ts'

/** On which of its channels an approval books it as it is, and on which it waits (docs/lifecycle.md#approval). */
export function freeAndBlocked({ content, candidate, report }: Assessment): { free: string[]; blocked: string[] } {
  if (report.verdict !== 'blocked') return { free: [...content.channels], blocked: [] }
  const split = splitAtApproval(candidate, report.findings)
  return split === null
    ? { free: [], blocked: [...content.channels] }
    : { free: [...split.free], blocked: [...split.blocked] }
}
