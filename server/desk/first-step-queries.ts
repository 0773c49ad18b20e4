import { firstRules } from '../calendar/rules/first-rules.ts'
import { firstChannels } from '../channels/first-channels.ts'
import { may, type Person } from '../people/person.ts'
import { listPeople } from '../people/queries.ts'
import type { Db } from '../platform/transact.ts'

/** What a new organization has done already. Apart from `people`, nothing is ever undone: what is removed leaves a row. */
export interface StepsDone {
  /** Somebody else can approve what this person writes. */
  people: boolean
  channels: boolean
  rules: boolean
  announcement: boolean
}

export async function findStepsDone(db: Db, person: Person): Promise<StepsDone> {
  const others = (await listPeople(db)).filter(({ id }) => id !== person.id)
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
    people: others.some((other) => may(other, 'approver')),
    channels: channel !== undefined,
    rules: Number(rules.count) > firstRules.length || (rules.revision ?? 0) > 1,
    announcement: announcement !== undefined,
  }
}
