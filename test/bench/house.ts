import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { buildApp } from '../../server/app.ts'
import { commandLine } from '../../server/audit/audit.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { createPerson, createToken } from '../../server/people/actions.ts'
import type { App } from '../../server/platform/http/zod.ts'
import { prepareOrganisation } from '../../server/prepare.ts'
import { openContext } from '../../server/start.ts'
import { benchChannels, benchStart } from './sample.ts'

export interface House {
  app: App
  context: Context
  headers: Record<string, string>
  close(): Promise<void>
}

/** A whole Hark on a database file of its own, with the real gazetteer, first rules, six channels and somebody who may do everything. */
export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'hark-bench-'))
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', API_RATE: '100000000', SIGN_IN_RATE: '1000000' })
  const now = () => DateTime.fromMillis(benchStart, { zone: 'utc' })
  const context = await openContext(config, now)
  await prepareOrganisation(context, () => undefined)
  const can = ['author', 'approver', 'administrator'] as const
  const input = {
    email: 'bench@example.org',
    name: 'Bench',
    team: 'both' as const,
    can: [...can],
    password: 'a long enough password',
  }
  const person = await createPerson(context, input, commandLine)
  for (const key of benchChannels.filter((one) => !['facebook', 'x', 'sms', 'email'].includes(one))) {
    const channel = {
      key,
      name: key,
      type: 'manual' as const,
      finest: 'town' as const,
      serves: 'US',
      textLimit: null,
      enabled: true,
      settings: {},
    }
    await addChannel(context, channel, commandLine)
  }
  const { secret } = await createToken(context, person, 'bench')
  const app = await buildApp(context)
  return {
    app,
    context,
    headers: { authorization: `Bearer ${secret}` },
    close: async () => {
      await app.close()
      await context.db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
