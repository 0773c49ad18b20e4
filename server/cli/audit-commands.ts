import { commandLine } from '../audit/audit.ts'
import { recordEvent } from '../audit/record-change.ts'
import { sealUnverified, verifyAudit } from '../audit/verify.ts'
import { systemClock, toInstant } from '../platform/clock.ts'
import { CannotStart } from '../platform/errors.ts'
import { formatCount } from '../platform/format.ts'
import { transact } from '../platform/transact.ts'
import { provenBy, readAnchor, writeAnchor } from './anchor-file.ts'
import type { Command } from './command.ts'
import { withPlatform } from './open-for-command.ts'

const verify: Command = {
  name: 'audit verify',
  summary: 'Checks whether any audit entry was changed, removed or added.',
  flags: {
    anchor: {
      value: 'FILE',
      help: 'Compare with what FILE recorded, then record the current audit. Keep FILE on another machine.',
    },
  },
  run: (call) =>
    withPlatform(call, async ({ db }) => {
      const file = call.flags['anchor']
      const anchor = file === undefined ? null : readAnchor(file)
      const found = await verifyAudit(db, anchor)
      if (!found.ok) throw new CannotStart(found.problem)
      const { entries, last } = found
      if (file !== undefined) writeAnchor(file, { ...last, at: toInstant(systemClock()) })
      const since = file === undefined || anchor === null ? '' : ` ${provenBy(file, anchor, found)}`
      const kept = file === undefined ? '' : ` ${file} remembers entry ${last.seq} and all before it.`
      return {
        text: `The audit is intact: ${formatCount(entries, 'entry')}.${since}${kept}`,
        json: { ok: true, entries, sealedUntil: found.sealedUntil },
      }
    }),
}

const seal: Command = {
  name: 'audit seal',
  summary: 'After secret.key was replaced: seals existing entries with the new key.',
  flags: {},
  run: (call) =>
    withPlatform(
      call,
      async ({ db }) => {
        const at = toInstant(systemClock())
        const entries = await transact(db, async (trx) => {
          const sealed = await sealUnverified(trx)
          await recordEvent(trx, {
            at,
            actor: commandLine,
            action: 'seal',
            subject: { type: 'audit', id: String(sealed) },
          })
          return sealed
        })
        const text = `${formatCount(entries, 'entry')} sealed as they are now. Only an anchor from before says whether they are as they were written.`
        return { text, json: { entries } }
      },
      { anyKey: true },
    ),
}

export const auditCommands = [verify, seal]
