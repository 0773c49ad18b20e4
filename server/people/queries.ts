import type { Selectable } from 'kysely'
import { Conflict, NotFound } from '../platform/errors.ts'
import type { Db, Trx } from '../platform/transact.ts'
import type { PeopleTable } from '../tables.ts'
import { type Permission, type Person, permissions, type Team } from './person.ts'

export async function findPerson(db: Db, id: string): Promise<Person> {
  const person = await findPersonIfAny(db, id)
  if (person === null) throw new NotFound('There is no such person.')
  return person
}

export async function findPersonIfAny(db: Db, id: string): Promise<Person | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** A person with what proves that it is them. */
export interface Account extends Person {
  passwordHash: string | null
  /** The password is one that somebody else chose. */
  mustChangePassword: boolean
}

export async function findPersonByEmail(db: Db, email: string): Promise<Account | null> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return row ? accountFromRow(row) : null
}

/**
 * Reads an account and keeps it as it is until the end of the transaction. Sessions and tokens begin under this lock, so
 * none begins while a new password or a deactivation ends them all.
 */
export async function lockAccount(trx: Trx, id: string): Promise<Account> {
  const row = await trx.selectFrom('people').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('There is no such person.')
  return accountFromRow(row)
}

export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(fromRow)
}

/** Names by id, for pages that say who did something. Includes deactivated people. */
export async function listNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('people').select(['id', 'name']).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** What the database keeps of a password. */
export type StoredPassword = Pick<Account, 'passwordHash' | 'mustChangePassword'>

export async function insertPerson(db: Db, person: Person, password: StoredPassword): Promise<void> {
  await db
    .insertInto('people')
    .values({ ...toRow(person), ...passwordToRow(password), no_mail_json: JSON.stringify(person.noMail) })
    .execute()
}

/** Saves only if nobody else has saved since `person` was read. */
export async function savePerson(db: Db, person: Person): Promise<Person> {
  const row = await db
    .updateTable('people')
    .set({ ...toRow(person), revision: person.revision + 1 })
    .where('id', '=', person.id)
    .where('revision', '=', person.revision)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Conflict('Someone else changed this person. Reload the page and try again.')
  return fromRow(row)
}

export async function savePassword(db: Db, personId: string, password: StoredPassword): Promise<void> {
  await db.updateTable('people').set(passwordToRow(password)).where('id', '=', personId).execute()
}

/** Their own choice, so it does not make what an administrator is changing out of date. */
export async function saveWantedMails(db: Db, personId: string, noMail: readonly string[]): Promise<void> {
  await db
    .updateTable('people')
    .set({ no_mail_json: JSON.stringify(noMail) })
    .where('id', '=', personId)
    .execute()
}

/**
 * Locks the active administrators until the end of the transaction, and returns their ids. Two transactions that each
 * take away another administrator lock the same rows in the same order, so the second sees what the first has left.
 */
export async function lockAdministrators(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('people')
    .select('id')
    .where('administrator', '=', 1)
    .where('deactivated_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export function fromRow(row: Selectable<PeopleTable>): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    team: row.team as Team,
    can: permissions.filter((permission) => row[permission] === 1),
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
    noMail: JSON.parse(row.no_mail_json) as string[],
    revision: row.revision,
  }
}

function accountFromRow(row: Selectable<PeopleTable>): Account {
  return { ...fromRow(row), passwordHash: row.password_hash, mustChangePassword: row.must_change_password === 1 }
}

function passwordToRow({ passwordHash, mustChangePassword }: StoredPassword) {
  return { password_hash: passwordHash, must_change_password: mustChangePassword ? 1 : 0 }
}

function toRow(person: Person): Omit<PeopleTable, 'password_hash' | 'must_change_password' | 'no_mail_json'> {
  const flag = (permission: Permission) => (person.can.includes(permission) ? 1 : 0)
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    team: person.team,
    author: flag('author'),
    approver: flag('approver'),
    administrator: flag('administrator'),
    duty_manager: flag('duty_manager'),
    created_at: person.createdAt,
    deactivated_at: person.deactivatedAt,
    revision: person.revision,
  }
}
