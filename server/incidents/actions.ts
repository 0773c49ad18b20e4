import { type AuditedType, recordChange } from '../audit/record-change.ts'
import type { Context } from '../context.ts'
import { type Person, requirePermission } from '../people/person.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { Conflict, type FieldErrors, Invalid } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { transact } from '../platform/transact.ts'
import type { Incident } from './incident.ts'
import { findIncident, insertIncident, saveIncident } from './queries.ts'
import type { IncidentChange, NewIncident } from './schema.ts'

export async function reportIncident(context: Context, input: NewIncident, person: Person): Promise<Incident> {
  requirePermission(person, 'author')
  refuseUnknownAreas(context, input.areas)
  const now = toInstant(context.now())
  const incident: Incident = {
    cause: null,
    effect: null,
    severity: 'minor',
    status: input.kind === 'planned' ? 'planned' : 'reported',
    began: now,
    expectedEnd: null,
    confidence: 'unknown',
    nextUpdateBy: null,
    holds: true,
    ...withoutUndefined(input),
    kind: input.kind,
    title: input.title,
    areas: input.areas,
    id: newId(),
    createdBy: person.id,
    createdAt: now,
    updatedAt: now,
    endedAt: null,
    revision: 1,
  }
  refuseEndBeforeBegin(incident)
  await transact(context.db, async (trx) => {
    await insertIncident(trx, incident)
    await recordChange(trx, audited, { at: now, actor: person, action: 'report', before: null, after: incident })
  })
  return incident
}

export function changeIncident(context: Context, id: string, patch: IncidentChange, person: Person): Promise<Incident> {
  if (patch.areas) refuseUnknownAreas(context, patch.areas)
  return change(context, {
    id,
    person,
    action: 'change',
    apply: (incident) => ({ ...incident, ...withoutUndefined(patch) }),
  })
}

/** Also ends its hold. Messages that were already held stay held until a person decides. */
export function restoreIncident(context: Context, id: string, person: Person): Promise<Incident> {
  return change(context, {
    id,
    person,
    action: 'restore',
    apply: (incident, now) => {
      if (incident.endedAt !== null) throw new Conflict('This incident is over already.')
      return { ...incident, status: incident.kind === 'planned' ? 'completed' : 'restored', endedAt: now }
    },
  })
}

export function reopenIncident(context: Context, id: string, person: Person): Promise<Incident> {
  return change(context, {
    id,
    person,
    action: 'reopen',
    apply: (incident) => {
      if (incident.endedAt === null) throw new Conflict('This incident is open.')
      return { ...incident, status: incident.kind === 'planned' ? 'in_progress' : 'investigating', endedAt: null }
    },
  })
}

interface ChangeOfIncident {
  id: string
  person: Person
  action: string
  apply: (incident: Incident, now: Instant) => Incident
}

function change(context: Context, { id, person, action, apply }: ChangeOfIncident): Promise<Incident> {
  requirePermission(person, 'author')
  const now = toInstant(context.now())
  return transact(context.db, async (trx) => {
    const before = await findIncident(trx, id)
    const changed = { ...apply(before, now), updatedAt: now }
    refuseEndBeforeBegin(changed)
    const after = await saveIncident(trx, changed)
    await recordChange(trx, audited, { at: now, actor: person, action, before, after })
    return after
  })
}

function refuseUnknownAreas(context: Context, codes: readonly string[]): void {
  const errors: FieldErrors = {}
  for (const [index, code] of codes.entries()) {
    const area = context.areas.tree.area(code)
    if (!area) errors[`areas.${index}`] = `There is no area ${code}.`
    else if (area.retiredAt !== null)
      errors[`areas.${index}`] = `${area.name} (${code}) is no longer in the gazetteer. Choose another area instead.`
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

function refuseEndBeforeBegin({ began, expectedEnd }: Incident): void {
  if (expectedEnd !== null && expectedEnd <= began)
    throw new Invalid({ expectedEnd: 'The expected end has to come after the beginning.' })
}

/** An absent field must not overwrite a stored one. */
function withoutUndefined<T extends object>(input: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}

const audited: AuditedType<Incident> = { type: 'incident', idOf: ({ id }) => id, snapshotOf: (incident) => incident }
