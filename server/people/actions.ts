import type { Actor } from '../audit/audit.ts'
import { type AuditedType, recordChange } from '../audit/record-change.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { type Trx, transact } from '../platform/transact.ts'
import { hashPassword } from './passwords/passwords.ts'
import { may, type Person } from './person.ts'
import { countAdministrators, findPerson, findPersonByEmail, insertPerson, savePerson } from './queries.ts'
import type { NewPersonInput, PersonInput } from './schema.ts'
import { deleteOtherSessions } from './session-queries.ts'

export async function createPerson(platform: Platform, input: NewPersonInput, actor: Actor): Promise<Person> {
  const passwordHash = await hashPassword(input.password)
  return transact(platform.db, (trx) => addPerson(trx, { input, passwordHash, actor, now: toInstant(platform.now()) }))
}

interface PersonAddition {
  input: PersonInput
  passwordHash: string
  actor: Actor
  now: Instant
}

/** Adds a person whose password is already hashed. */
export async function addPerson(trx: Trx, { input, passwordHash, actor, now }: PersonAddition): Promise<Person> {
  if (await findPersonByEmail(trx, input.email)) throw new Invalid({ email: `${input.email} has an account already.` })
  const { email, name, team, can } = input
  const person: Person = { id: newId(), email, name, team, can, createdAt: now, deactivatedAt: null, revision: 1 }
  await insertPerson(trx, person, passwordHash)
  await recordChange(trx, audited, { at: now, actor, action: 'create', before: null, after: person })
  return person
}

export interface PersonEdit {
  id: string
  input: PersonInput
  actor: Actor
  /** The revision that the edit is based on. */
  revision: number
}

export function changePerson(platform: Platform, { id, input, actor, revision }: PersonEdit): Promise<Person> {
  return change(platform, {
    id,
    actor,
    action: 'change',
    apply: (person) => {
      if (person.revision !== revision) {
        throw new Conflict(`Somebody else changed ${person.name} in between. Look at the page again first.`)
      }
      return { ...person, ...input }
    },
  })
}

/** Ends the person's sessions and blocks their tokens at once; what they wrote and approved stays. */
export function deactivatePerson(platform: Platform, id: string, actor: Actor): Promise<Person> {
  return change(platform, {
    id,
    actor,
    action: 'deactivate',
    apply: (person, now) => ({ ...person, deactivatedAt: person.deactivatedAt ?? now }),
  })
}

export function reactivatePerson(platform: Platform, id: string, actor: Actor): Promise<Person> {
  return change(platform, {
    id,
    actor,
    action: 'reactivate',
    apply: (person) => ({ ...person, deactivatedAt: null }),
  })
}

interface ChangeOfPerson {
  id: string
  actor: Actor
  action: string
  apply: (person: Person, now: Instant) => Person
}

function change(platform: Platform, { id, actor, action, apply }: ChangeOfPerson): Promise<Person> {
  const now = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    const before = await findPerson(trx, id)
    const changed = apply(before, now)
    if (changed.email !== before.email && (await findPersonByEmail(trx, changed.email))) {
      throw new Invalid({ email: `${changed.email} has an account already.` })
    }
    const after = await savePerson(trx, changed)
    if (may(before, 'administrator') && (await countAdministrators(trx)) === 0) {
      throw new Conflict('Somebody has to be an administrator. Make another person one first.')
    }
    if (after.deactivatedAt !== null) await deleteOtherSessions(trx, id, null)
    await recordChange(trx, audited, { at: now, actor, action, before, after })
    return after
  })
}

const audited: AuditedType<Person> = {
  type: 'person',
  idOf: ({ id }) => id,
  snapshotOf: ({ email, name, team, can, deactivatedAt }) => ({ email, name, team, can, deactivatedAt }),
}
