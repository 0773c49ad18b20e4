import { type Actor, commandLine } from '../audit/audit.ts'
import { record } from '../audit/queries.ts'
import { type AuditedType, recordChange } from '../audit/record-change.ts'
import { type Instant, later, toInstant } from '../platform/clock.ts'
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '../platform/errors.ts'
import { hashSecret, newId, newSecret } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { DAY } from '../platform/time-units.ts'
import { type Trx, transact } from '../platform/transact.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { may, type Person } from './person.ts'
import {
  countAdministrators,
  countAttempt,
  deleteExpiredSessions,
  deleteOtherSessions,
  deleteSession,
  findPerson,
  findPersonByEmail,
  insertPerson,
  insertSession,
  insertSetupLink,
  insertToken,
  listPeople,
  revokeToken,
  savePasswordHash,
  savePerson,
  type Token,
  useSetupLink,
} from './queries.ts'
import type { NewPersonInput, PersonInput } from './schema.ts'

export const sessionDays = 14

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

interface Step {
  id: string
  actor: Actor
  action: string
  apply: (person: Person, now: Instant) => Person
}

function change(platform: Platform, { id, actor, action, apply }: Step): Promise<Person> {
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

/**
 * Starts a session and returns the cookie's secret. An unknown address takes as long as a wrong password and gives the
 * same error.
 */
export async function signIn(
  platform: Platform,
  input: { email: string; password: string },
  address: string,
): Promise<{ person: Person; secret: string }> {
  const now = toInstant(platform.now())
  await slowDown(platform, [`account:${input.email}`, `address:${address}`], now)
  const person = await findPersonByEmail(platform.db, input.email)
  const matches = await isPassword(person?.passwordHash ?? null, input.password)
  if (!person || !matches || person.deactivatedAt !== null) {
    throw new Invalid('That e-mail address and password do not go together. Check both and try again.')
  }
  const secret = await startSession(platform, person, now)
  return { person, secret }
}

async function startSession(platform: Platform, person: Person, now: Instant): Promise<string> {
  const secret = newSecret('session')
  await transact(platform.db, async (trx) => {
    await deleteExpiredSessions(trx, now)
    await insertSession(trx, {
      hash: hashSecret(secret),
      personId: person.id,
      now,
      expiresAt: later(now, sessionDays * DAY),
    })
    await record(trx, {
      at: now,
      actor: person,
      action: 'sign_in',
      subject: subject(person),
      before: null,
      after: null,
      revision: null,
    })
  })
  return secret
}

async function slowDown(platform: Platform, keys: string[], now: Instant): Promise<void> {
  const windowStart = `${now.slice(0, 16)}:00.000Z`
  if ((await countAttempt(platform.db, keys, windowStart)) > platform.config.SIGN_IN_RATE) {
    throw new TooMany(
      'There were many attempts to sign in. Wait a minute, then try again.',
      60 - Number(now.slice(17, 19)),
    )
  }
}

export async function signOut(platform: Platform, secret: string): Promise<void> {
  await deleteSession(platform.db, hashSecret(secret))
}

/** Changes the person's password and ends their other sessions. */
export async function changePassword(
  platform: Platform,
  person: Person,
  input: { current: string; password: string },
  sessionSecret: string | null,
): Promise<void> {
  const now = toInstant(platform.now())
  await slowDown(platform, [`account:${person.email}`], now)
  const stored = await findPersonByEmail(platform.db, person.email)
  if (!(await isPassword(stored?.passwordHash ?? null, input.current)))
    throw new Invalid({ current: 'That is not your present password.' })
  const passwordHash = await hashPassword(input.password)
  await transact(platform.db, async (trx) => {
    await savePasswordHash(trx, person.id, passwordHash)
    await deleteOtherSessions(trx, person.id, sessionSecret === null ? null : hashSecret(sessionSecret))
    await record(trx, {
      at: now,
      actor: person,
      action: 'change_password',
      subject: subject(person),
      before: null,
      after: null,
      revision: null,
    })
  })
}

/** The token has its person's permissions. Only its hash is stored, so the secret is returned only here. */
export async function createToken(
  platform: Platform,
  person: Person,
  name: string,
  actor: Actor = person,
): Promise<Token & { secret: string }> {
  if (person.deactivatedAt !== null) throw new Conflict(`${person.name} is deactivated, so no token is made.`)
  const now = toInstant(platform.now())
  const secret = newSecret('hark')
  const token: Token = { id: newId(), personId: person.id, name, createdAt: now, lastUsedAt: null }
  await transact(platform.db, async (trx) => {
    await insertToken(trx, token, hashSecret(secret))
    await record(trx, {
      at: now,
      actor,
      action: 'create_token',
      subject: subject(person),
      before: null,
      after: { token: { id: token.id, name } },
      revision: null,
    })
  })
  return { ...token, secret }
}

/** Returns the name of the revoked token. */
export async function revoke(platform: Platform, person: Person, tokenId: string): Promise<string> {
  const now = toInstant(platform.now())
  return transact(platform.db, async (trx) => {
    const name = await revokeToken(trx, person.id, tokenId, now)
    if (name === null) throw new NotFound('There is no such token.')
    await record(trx, {
      at: now,
      actor: person,
      action: 'revoke_token',
      subject: subject(person),
      before: { token: { id: tokenId, name } },
      after: null,
      revision: null,
    })
    return name
  })
}

/** The link with which the first administrator creates an account; null once anybody has one. */
export async function offerSetup(platform: Platform): Promise<string | null> {
  if ((await listPeople(platform.db)).length > 0) return null
  const now = toInstant(platform.now())
  const secret = newSecret('setup')
  await insertSetupLink(platform.db, { hash: hashSecret(secret), now, expiresAt: later(now, DAY) })
  return `${platform.config.BASE_URL}/set-up/${secret}`
}

/** Creates the first administrator. The link works once, within a day, and only while nobody has an account. */
export async function setUp(
  platform: Platform,
  secret: string,
  input: { email: string; name: string; password: string },
): Promise<{ person: Person; secret: string }> {
  const now = toInstant(platform.now())
  const passwordHash = await hashPassword(input.password)
  const person = await transact(platform.db, async (trx) => {
    const open = await useSetupLink(trx, hashSecret(secret), now)
    if (!open || (await listPeople(trx)).length > 0) {
      throw new Forbidden('This link was used or is over a day old. Start Hark again to get a new one.')
    }
    return addPerson(trx, {
      input: { ...input, team: 'both', can: ['author', 'approver', 'administrator'] },
      passwordHash,
      actor: commandLine,
      now,
    })
  })
  return { person, secret: await startSession(platform, person, now) }
}

function subject(person: Person) {
  return { type: 'person', id: person.id }
}

const audited: AuditedType<Person> = {
  type: 'person',
  idOf: ({ id }) => id,
  snapshotOf: ({ email, name, team, can, deactivatedAt }) => ({ email, name, team, can, deactivatedAt }),
}
