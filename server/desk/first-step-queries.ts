import { firstRules } from '../calendar/rules/first-rules.ts'
import { firstChannels } from '../channels/first-channels.ts'
import type { Db } from '../platform/transact.ts'

/** What a new organization has done already. Nothing of this is ever undone: what is removed leaves a row. */
export interface StepsDone {
  people: boolean
  channels: boolean
  rules: boolean
  announcement: boolean
}

export async function findStepsDone(db: Db): Promise<StepsDone> {
  const people = await db.selectFrom('people').select('id').limit(2).execute()
  const channel = await db
    .selectFrom('channels')
    .select('key')
    .where((eb) =>
      eb.or([
        eb('revision', '>', 1),
        eb(
          'key',
          'not in',
          firstChannels('').map(({ key }) => key),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  const rules = await db
    .selectFrom('rules')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('revision').as('revision')])
    .executeTakeFirstOrThrow()
  const announcement = await db
    .selectFrom('announcements')
    .select('id')
    .where('submitted_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return {
    people: people.length > 1,
    channels: channel !== undefined,
    rules: Number(rules.count) > firstRules.length || (rules.revision ?? 0) > 1,
    announcement: announcement !== undefined,
  }
}
