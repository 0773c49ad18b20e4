import { z } from 'zod'
import type { Db, Trx } from '../platform/transact.ts'

const stored = z.array(z.string())

/** What an administrator has said about the first steps, by their names; `ended` when they hid them all. */
export async function findSettledSteps(db: Db): Promise<string[]> {
  const row = await db.selectFrom('organisation').select('first_steps_json').executeTakeFirstOrThrow()
  return stored.parse(JSON.parse(row.first_steps_json))
}

/** The same, for somebody who is about to change it: nobody else does until the transaction ends. */
export async function lockSettledSteps(trx: Trx): Promise<string[]> {
  const row = await trx.selectFrom('organisation').select('first_steps_json').forUpdate().executeTakeFirstOrThrow()
  return stored.parse(JSON.parse(row.first_steps_json))
}

export async function saveSettledSteps(trx: Trx, steps: readonly string[]): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ first_steps_json: JSON.stringify(steps) })
    .execute()
}
