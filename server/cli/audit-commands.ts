import { verifyAudit } from '../audit/queries.ts'
import { CannotStart } from '../platform/errors.ts'
import { formatCount } from '../platform/format.ts'
import type { Command } from './command.ts'
import { withPlatform } from './open-for-command.ts'

const verify: Command = {
  name: 'audit verify',
  summary: 'Proves that no entry of the audit was changed, taken out or put in.',
  flags: {},
  run: (call) =>
    withPlatform(call, async ({ db }) => {
      const found = await verifyAudit(db)
      if (!found.ok) {
        throw new CannotStart(
          `Entry ${found.seq} of the audit is not as it was written. What comes after it cannot be trusted.`,
        )
      }
      return { text: `The audit is whole: ${formatCount(found.entries, 'entry')}.`, json: found }
    }),
}

export const auditCommands = [verify]
