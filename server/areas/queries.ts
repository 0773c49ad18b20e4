import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import { markAreasChanged } from '../platform/db/calendar-head.ts'
import { insertMany } from '../platform/db/insert-many.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { AreasTable } from '../tables.ts'
import type { Area, AreaKind } from './tree/area.ts'

export async function listAreas(db: Db): Promise<Area[]> {
  const rows = await db.selectFrom('areas').selectAll().execute()
  return rows.map(fromRow)
}

/** Inserts these areas or overwrites them by code; other areas stay unchanged. Every process reads them again. */
export async function replaceAreas(trx: Trx, areas: readonly Area[]): Promise<void> {
  await markAreasChanged({ trx })
  await insertMany(areas.map(toRow), (batch) =>
    trx
      .insertInto('areas')
      .values(batch)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          kind: eb.ref('excluded.kind'),
          parent: eb.ref('excluded.parent'),
          lo: eb.ref('excluded.lo'),
          hi: eb.ref('excluded.hi'),
          retired_at: eb.ref('excluded.retired_at'),
          population: eb.ref('excluded.population'),
          latitude: eb.ref('excluded.latitude'),
          longitude: eb.ref('excluded.longitude'),
          fips: eb.ref('excluded.fips'),
          geonames: eb.ref('excluded.geonames'),
          zone: eb.ref('excluded.zone'),
          basis: eb.ref('excluded.basis'),
        })),
      ),
  )
}

export interface Gazetteer {
  country: string
  loadedAt: Instant
  fingerprint: string
}

export async function listGazetteers(db: Db): Promise<Gazetteer[]> {
  const rows = await db.selectFrom('gazetteers').selectAll().orderBy('country').execute()
  return rows.map((row) => ({ country: row.country, loadedAt: row.loaded_at, fingerprint: row.fingerprint }))
}

export async function saveGazetteer(trx: Trx, { country, loadedAt, fingerprint }: Gazetteer): Promise<void> {
  await trx
    .insertInto('gazetteers')
    .values({ country, loaded_at: loadedAt, fingerprint })
    .onConflict((conflict) => conflict.column('country').doUpdateSet({ loaded_at: loadedAt, fingerprint }))
    .execute()
}

/** Forgets that these countries were loaded by themselves. */
export async function removeGazetteers(trx: Trx, countries: readonly string[]): Promise<void> {
  if (countries.length > 0) await trx.deleteFrom('gazetteers').where('country', 'in', countries).execute()
}

function fromRow(row: Selectable<AreasTable>): Area {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind as AreaKind,
    parent: row.parent,
    lo: row.lo,
    hi: row.hi,
    retiredAt: row.retired_at,
    population: row.population,
    latitude: row.latitude,
    longitude: row.longitude,
    fips: row.fips,
    geonames: row.geonames,
    zone: row.zone,
    basis: row.basis,
  }
}

function toRow(area: Area): AreasTable {
  return {
    code: area.code,
    name: area.name,
    kind: area.kind,
    parent: area.parent,
    lo: area.lo,
    hi: area.hi,
    retired_at: area.retiredAt,
    population: area.population,
    latitude: area.latitude,
    longitude: area.longitude,
    fips: area.fips,
    geonames: area.geonames,
    zone: area.zone,
    basis: area.basis,
  }
}
