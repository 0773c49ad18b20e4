import type { Actor } from '../audit/audit.ts'
import { type AuditedType, recordChange } from '../audit/record-change.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Conflict, Invalid } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { isDuplicate, type Trx, transact } from '../platform/transact.ts'
import { hashNewPassword } from './passwords/new-password.ts'
import { may, type Person } from './person.ts'
import { findPerson, findPersonByEmail, insertPerson, lockAdministrators, savePerson } from './queries.ts'
import type { NewPersonInput, PersonInput } from './schema.ts'
import { deleteOtherSessions } from './session-queries.ts'
import { revokeAllTokens } from './token-queries.ts'

/**
 * Adds a person, who chooses a password by a link. A first password that the actor chose has to be changed at the first
 * sign-in.
 */
export async function createPerson(platform: Platform, input: NewPersonInput, actor: Actor): Promise<Person> {
  if (await findPersonByEmail(platform.db, input.email)) throw new Invalid({ email: taken(input.email) })
  const { password } = input
  const passwordHash = password === undefined ? null : await hashNewPassword(platform, password, input, actor.id)
  const addition = {
    input,
    passwordHash,
    mustChangePassword: passwordHash !== null,
    actor,
    now: toInstant(platform.now()),
  }
  return refuseTaken(
    input.email,
    transact(platform.db, (trx) => addPerson(trx, addition)),
  )
}

/** Two requests may both find an address free. The database lets only one of them have it. */
async function refuseTaken<T>(email: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isDuplicate(error) ? new Conflict(taken(email)) : error
  }
}

function taken(email: string): string {
  return `${email} already has an account.`
}

interface PersonAddition {
  input: PersonInput
  /** Null for somebody who chooses a password by a link. */
  passwordHash: string | null
  /** Left out when the person chose it. */
  mustChangePassword?: boolean
  actor: Actor
  now: Instant
}

/** Adds a person whose password is already hashed. Throws Conflict when somebody else got the address first. */
export async function addPerson(trx: Trx, addition: PersonAddition): Promise<Person> {
  const { input, passwordHash, mustChangePassword = false, actor, now } = addition
  if (await findPersonByEmail(trx, input.email)) throw new Conflict(taken(input.email))
  const { email, name, team, can } = input
  const person: Person = {
    id: newId(),
    email,
    name,
    team,
    can,
    createdAt: now,
    deactivatedAt: null,
    noMail: [],
    revision: 1,
  }
  await insertPerson(trx, person, { passwordHash, mustChangePassword })
  await recordChange(trx, audited, { at: now, actor, action: 'create', before: null, after: person })
  return person
}

export interface PersonChange {
  id: string
  actor: Actor
  /** The revision that the change is based on; without it, whatever it is now. */
  revision?: number | null
}

export function changePerson(
  platform: Platform,
  { input, ...change }: PersonChange & { input: PersonInput },
): Promise<Person> {
  return save(platform, { ...change, action: 'change', apply: (person) => ({ ...person, ...input }) })
}

/** Ends the person's sessions and tokens at once and for good; what they wrote and approved stays. */
export function deactivatePerson(platform: Platform, change: PersonChange): Promise<Person> {
  return save(platform, {
    ...change,
    action: 'deactivate',
    apply: (person, now) => ({ ...person, deactivatedAt: person.deactivatedAt ?? now }),
  })
}

export function reactivatePerson(platform: Platform, change: PersonChange): Promise<Person> {
  return save(platform, { ...change, action: 'reactivate', apply: (person) => ({ ...person, deactivatedAt: null }) })
}

interface Saving extends PersonChange {
  action: string
  apply: (person: Person, now: Instant) => Person
}

async function save(platform: Platform, { id, actor, revision = null, action, apply }: Saving): Promise<Person> {
  const now = toInstant(platform.now())
  let email = ''
  const saving = transact(platform.db, async (trx) => {
    const administrators = await lockAdministrators(trx)
    const before = await findPerson(trx, id)
    if (revision !== null && revision !== before.revision) {
      throw new Conflict(`Someone else changed ${before.name} in the meantime. Reload the page and try again.`)
    }
    const changed = apply(before, now)
    email = changed.email
    if (email !== before.email && (await findPersonByEmail(trx, email))) throw new Invalid({ email: taken(email) })
    if (!may(changed, 'administrator') && administrators.join() === id) {
      throw new Conflict('There must be at least one administrator. Make someone else an administrator first.')
    }
    const after = await savePerson(trx, changed)
    if (after.deactivatedAt !== null) {
      await deleteOtherSessions(trx, id, null)
      await revokeAllTokens(trx, id, now)
    }
    await recordChange(trx, audited, { at: now, actor, action, before, after })
    return after
  })
  return refuseTaken(email, saving)
}

const audited: AuditedType<Person> = {
  type: 'person',
  idOf: ({ id }) => id,
  snapshotOf: ({ email, name, team, can, deactivatedAt }) => ({ email, name, team, can, deactivatedAt }),
}
