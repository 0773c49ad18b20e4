import { record } from '../audit/queries.ts'
import type { Context } from '../context.ts'
import { need, type Person } from '../people/person.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { transact } from '../platform/db/transact.ts'
import { Conflict, type FieldErrors, Invalid } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { Incident } from './incident.ts'
import { findIncident, insertIncident, saveIncident } from './queries.ts'
import type { IncidentChange, NewIncident } from './schema.ts'

export async function reportIncident(context: Context, input: NewIncident, person: Person): Promise<Incident> {
  need(person, 'author')
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
    ...given(input),
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
    await record(trx, {
      at: now,
      actor: person,
      action: 'report',
      subject: { type: 'incident', id: incident.id },
      before: null,
      after: incident,
      revision: 1,
    })
  })
  return incident
}

export function changeIncident(
  context: Context,
  id: string,
  revision: number | null,
  input: IncidentChange,
  person: Person,
): Promise<Incident> {
  if (input.areas) refuseUnknownAreas(context, input.areas)
  return change(context, id, revision, 'change', person, (incident) => ({ ...incident, ...given(input) }))
}

/** Ends it: what it held waits for a person, and its hold stops nothing from now on. */
export function restoreIncident(context: Context, id: string, person: Person): Promise<Incident> {
  return change(context, id, null, 'restore', person, (incident, now) => {
    if (incident.endedAt !== null) throw new Conflict('This incident is over already.')
    return { ...incident, status: incident.kind === 'planned' ? 'completed' : 'restored', endedAt: now }
  })
}

export function reopenIncident(context: Context, id: string, person: Person): Promise<Incident> {
  return change(context, id, null, 'reopen', person, (incident) => {
    if (incident.endedAt === null) throw new Conflict('This incident is open.')
    return { ...incident, status: incident.kind === 'planned' ? 'in_progress' : 'investigating', endedAt: null }
  })
}

function change(
  context: Context,
  id: string,
  revision: number | null,
  action: string,
  person: Person,
  decide: (incident: Incident, now: Instant) => Incident,
): Promise<Incident> {
  need(person, 'author')
  const now = toInstant(context.now())
  return transact(context.db, async (trx) => {
    const before = await findIncident(trx, id)
    if (revision !== null && before.revision !== revision)
      throw new Conflict('Somebody else changed this incident. Look at it again first.')
    const decided = { ...decide(before, now), updatedAt: now }
    refuseEndBeforeBegin(decided)
    const after = await saveIncident(trx, decided)
    await record(trx, {
      at: now,
      actor: person,
      action,
      subject: { type: 'incident', id },
      before,
      after,
      revision: after.revision,
    })
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

/** Without the fields that were not given. */
function given<T extends object>(input: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}
