import type { Selectable } from 'kysely'
import { z } from 'zod'
import { insertMany } from '../../platform/db/insert-many.ts'
import type { Db, Trx } from '../../platform/transact.ts'
import type { AreaCorrectionsTable } from '../../tables.ts'
import { areaKinds } from '../tree/area.ts'
import type { CorrectedField, Correction, Given, Own } from './correction.ts'

/** Every correction that there is or was, the oldest first. */
export async function listCorrections(db: Db): Promise<Correction[]> {
  const rows = await db
    .selectFrom('area_corrections')
    .selectAll()
    .orderBy('at')
    .orderBy('code')
    .orderBy('field')
    .execute()
  return rows.map(fromRow)
}

export async function listCorrectionsOf(db: Db, code: string): Promise<Correction[]> {
  const rows = await db.selectFrom('area_corrections').selectAll().where('code', '=', code).orderBy('field').execute()
  return rows.map(fromRow)
}

/** Inserts these corrections or overwrites them by code and field. */
export async function saveCorrections(trx: Trx, corrections: readonly Correction[]): Promise<void> {
  await insertMany(corrections.map(toRow), (batch) =>
    trx
      .insertInto('area_corrections')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['code', 'field']).doUpdateSet((eb) => ({
          given_json: eb.ref('excluded.given_json'),
          own_json: eb.ref('excluded.own_json'),
          by_id: eb.ref('excluded.by_id'),
          by_name: eb.ref('excluded.by_name'),
          at: eb.ref('excluded.at'),
          revision: eb.ref('excluded.revision'),
        })),
      ),
  )
}

const said = z
  .strictObject({
    name: z.string(),
    zone: z.string().nullable(),
    population: z.number().nullable(),
    parent: z.string().nullable(),
    kind: z.enum(areaKinds),
    basis: z.string().nullable(),
  })
  .partial()

const given = said.transform((read) => read as Given)
const own = said
  .extend({ figures: z.record(z.string(), z.number().nullable()).optional() })
  .transform((read) => read as Own)

function fromRow(row: Selectable<AreaCorrectionsTable>): Correction {
  return {
    code: row.code,
    field: row.field as CorrectedField,
    given: row.given_json === null ? null : given.parse(JSON.parse(row.given_json)),
    own: own.parse(JSON.parse(row.own_json)),
    by: { id: row.by_id, name: row.by_name },
    at: row.at,
    revision: row.revision,
  }
}

function toRow(correction: Correction): AreaCorrectionsTable {
  return {
    code: correction.code,
    field: correction.field,
    given_json: correction.given === null ? null : JSON.stringify(correction.given),
    own_json: JSON.stringify(correction.own),
    by_id: correction.by.id,
    by_name: correction.by.name,
    at: correction.at,
    revision: correction.revision,
  }
}
