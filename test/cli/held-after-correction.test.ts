import { expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../server/audit/audit.ts'
import { addChannel } from '../../server/channels/actions.ts'
import { channelInput } from '../../server/channels/schema.ts'
import { readConfig } from '../../server/config.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { openContext } from '../../server/start.ts'
import { moment, scheduled } from '../delivery/support/scheduled.ts'
import { freshPostgresUrl } from '../support/databases.ts'
import { hark, newDataDir } from './run.ts'

const environments: [string, () => Promise<Record<string, string>>][] = [
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await freshPostgresUrl() })],
]

test.each(environments)('a correction lists the posts that will be held for it at their time, on %s', async (_, of) => {
  const dataDir = newDataDir(onTestFinished)
  const env = await of()
  const run = async (...args: string[]) => (await hark(dataDir, ['areas', ...args], { env })).out.trim().split('\n')
  await run('load', 'LI')
  const context = await openContext(readConfig({ DATA_DIR: dataDir, ...env }))
  onTestFinished(() => context.db.destroy())
  const channel = { key: 'board', name: 'Board', type: 'manual', finest: 'town', serves: 'LI', settings: {} }
  await addChannel(context, channelInput.parse(channel), commandLine)
  const towns = context.areas.tree.areas.filter(({ kind }) => kind === 'town')
  const [town, other] = [towns[0]!, towns[1]!]
  await scheduled(context, {
    ...{ channels: ['board'], headline: 'Boil water', at: moment(toInstant(context.now().plus({ days: 1 }))) },
    audience: { include: [town.code], exclude: [] },
  })
  expect((await run('correct', town.code, '--name', 'Our Town')).join('\n')).not.toContain('Boil water')
  const lines = await run('correct', town.code, '--part-of', other.code)
  expect(lines.slice(1)).toEqual(
    [
      'These posts will be put on hold when due:',
      `“Boil water”: Board now also reaches Elsewhere in ${other.name}. No one has checked that yet: someone then has to resume this post.`,
    ].map((line, index) => (index === 0 ? line : `  ${line}`)),
  )
})
