import type { Tree } from '../areas/tree/tree.ts'
import { underLock } from '../areas/under-lock.ts'
import type { Actor } from '../audit/audit.ts'
import { type AuditedType, recordChange } from '../audit/record-change.ts'
import type { Context } from '../context.ts'
import type { Person } from '../people/person.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Conflict, type FieldErrors, Invalid, MISTAKES_AT_MOST } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { findOrganisation } from '../platform/organisation.ts'
import type { Trx } from '../platform/transact.ts'
import { changed, type Given, type Incident } from './incident.ts'
import { requireMayWriteIncidents } from './permission.ts'
import { findIncident, insertIncident, saveIncident } from './queries.ts'
import type { IncidentChange, NewIncident } from './schema.ts'
import { reaches, type Severity, severities } from './severity.ts'

/** What became of the announcements about an incident when it ended or was opened again: their ids. */
export interface Followed {
  /** Cancelled, because they were not out and say what is no longer so. */
  cancelled: readonly string[]
  /** The all-clear that waits to be finished and sent. */
  allClear: string | null
  /** The posts that collide because those no longer count, as the calendar describes them (`incidentApi`). */
  over: readonly unknown[]
}

/** Called with the incident as it is then. It may cancel announcements and write the draft of an all-clear. */
export type FollowIncident = (incident: Incident, actor: Actor, now: Instant) => Promise<Followed>

/**
 * Opens the transaction in which an incident changes. Announcements stand on incidents, so they are not known here: what
 * ends with an incident is passed in (server/announcements/workflow/incident-end.ts).
 */
export type IncidentTransaction = <R>(
  context: Context,
  work: (trx: Trx, follow: FollowIncident) => Promise<R>,
) => Promise<R>

export async function reportIncident(context: Context, input: NewIncident, person: Person): Promise<Incident> {
  requireMayWriteIncidents(person)
  const now = toInstant(context.now())
  // Marketing is checked against its hold, so it cannot be opened between a check and a booking.
  return underLock(context, ({ trx, tree }) => openIncident({ trx, tree }, input, { actor: person, now }))
}

/** Opens an incident for a caller that holds the lock of the calendar. */
export async function openIncident(
  { trx, tree }: { trx: Trx; tree: Tree },
  input: NewIncident,
  { actor, now, openedFrom = null }: { actor: Actor; now: Instant; openedFrom?: string | null },
): Promise<Incident> {
  const given = withoutUndefined(input)
  const status = given.status ?? (input.kind === 'planned' ? 'planned' : 'reported')
  const severity = given.severity ?? 'minor'
  const holdsFrom = await holdingFrom(trx)
  const blank: Incident = {
    cause: null,
    effect: null,
    severity,
    status: input.kind === 'planned' ? 'planned' : 'reported',
    began: now,
    expectedEnd: null,
    confidence: 'unknown',
    nextUpdateBy: null,
    holds: reaches(severity, holdsFrom),
    ...{ kind: input.kind, title: input.title, areas: input.areas },
    ...{ id: newId(), openedFrom, endedFrom: null, reopenedAt: null, beginKnown: true },
    ...{ createdBy: actor.id, createdAt: now, updatedAt: now, endedAt: null, revision: 1 },
  }
  const incident = changed(blank, { ...given, status }, { now, holdsFrom })
  refuseEndBeforeBegin(incident)
  refuseUnknownAreas(tree, input.areas)
  await insertIncident(trx, incident)
  await recordChange(trx, audited, { at: now, actor, action: 'report', before: null, after: incident })
  return incident
}

async function holdingFrom(trx: Trx): Promise<Severity | null> {
  const { holdsFrom } = await findOrganisation(trx)
  return severities.find((severity) => severity === holdsFrom) ?? null
}

export interface IncidentEdit {
  id: string
  /** The revision that the edit is based on; null skips the check. */
  revision?: number | null
  person: Person
}

/** An incident after a change, with what followed if the change ended it or opened it again. */
export interface ChangedIncident {
  incident: Incident
  followed: Followed | null
}

export function changeIncident(
  context: Context,
  edit: IncidentEdit & { patch: IncidentChange },
  transaction: IncidentTransaction,
): Promise<ChangedIncident> {
  return change(context, edit, transaction, {
    action: 'change',
    given: (incident) => {
      const patch = withoutUndefined(edit.patch)
      refuseUnknownAreas(context.areas.tree, patch.areas ?? [], incident.areas)
      refuseEndBeforeBegin({ ...incident, ...patch })
      return patch
    },
  })
}

/** Says that it still goes on as it is known to, so that nobody asks for a while. */
export function confirmIncident(
  context: Context,
  edit: IncidentEdit,
  transaction: IncidentTransaction,
): Promise<ChangedIncident> {
  return change(context, edit, transaction, {
    action: 'confirm',
    given: (incident) => {
      if (incident.endedAt !== null) throw new Conflict('This incident is already over.')
      return {}
    },
  })
}

/** Also ends its hold. Marketing that was held stays held until a person decides. */
export function restoreIncident(
  context: Context,
  edit: IncidentEdit,
  transaction: IncidentTransaction,
): Promise<ChangedIncident> {
  return change(context, edit, transaction, {
    action: 'restore',
    given: (incident) => {
      if (incident.endedAt !== null) throw new Conflict('This incident is already over.')
      return ended(incident)
    },
  })
}

export function reopenIncident(
  context: Context,
  edit: IncidentEdit,
  transaction: IncidentTransaction,
): Promise<ChangedIncident> {
  return change(context, edit, transaction, {
    action: 'reopen',
    given: (incident) => {
      if (incident.endedAt === null) throw new Conflict('This incident is open.')
      return openAgain(incident)
    },
  })
}

/** What becomes of an incident that is over. */
export function ended({ kind }: Incident): Given {
  return { status: kind === 'planned' ? 'completed' : 'restored' }
}

export function openAgain({ kind }: Incident): Given {
  return { status: kind === 'planned' ? 'in_progress' : 'investigating' }
}

function change(
  context: Context,
  { id, revision = null, person }: IncidentEdit,
  transaction: IncidentTransaction,
  { action, given }: { action: string; given: (incident: Incident) => Given },
): Promise<ChangedIncident> {
  requireMayWriteIncidents(person)
  const now = toInstant(context.now())
  return transaction(context, async (trx, follow) => {
    const before = await findIncident(trx, id)
    if (revision !== null && revision !== before.revision)
      throw new Conflict(
        `Someone else changed this incident: it is at revision ${before.revision}, and you have revision ${revision}. Reload it first.`,
      )
    return applyChange({ trx, follow, actor: person, now }, before, { action, given: given(before) })
  })
}

/** How an incident changes in a transaction that holds the lock of the calendar, with what follows for its announcements. */
export interface Changing {
  trx: Trx
  follow: FollowIncident
  actor: Actor
  now: Instant
}

export async function applyChange(
  { trx, follow, actor, now }: Changing,
  before: Incident,
  { action, given }: { action: string; given: Given },
): Promise<ChangedIncident> {
  const holdsFrom = await holdingFrom(trx)
  const after = await saveIncident(trx, changed(before, given, { now, holdsFrom }))
  await recordChange(trx, audited, { at: now, actor, action, before, after })
  const isAsOpen = (before.endedAt === null) === (after.endedAt === null)
  return { incident: after, followed: isAsOpen ? null : await follow(after, actor, now) }
}

/** An area that the incident had before may have been retired since. */
function refuseUnknownAreas(tree: Tree, codes: readonly string[], before: readonly string[] = []): void {
  const errors: FieldErrors = {}
  const known = new Set(before)
  for (const [index, code] of codes.entries()) {
    if (known.has(code)) continue
    if (Object.keys(errors).length >= MISTAKES_AT_MOST) break
    const area = tree.area(code)
    if (!area) errors[`areas.${index}`] = `There is no area ${code}.`
    else if (area.retiredAt !== null)
      errors[`areas.${index}`] = `${area.name} (${code}) is no longer in the gazetteer. Choose another area instead.`
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

function refuseEndBeforeBegin({ began, expectedEnd }: Incident): void {
  if (expectedEnd !== null && expectedEnd <= began)
    throw new Invalid({ expectedEnd: 'The expected end must be after the start.' })
}

/** An absent field must not overwrite a stored one. */
function withoutUndefined<T extends object>(input: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}

const audited: AuditedType<Incident> = { type: 'incident', idOf: ({ id }) => id, snapshotOf: (incident) => incident }
