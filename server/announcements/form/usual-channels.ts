import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import { findLastBy, listThread } from '../queries.ts'

/**
 * The channels that a new announcement begins with, if they are in use: for marketing those of what this author last
 * wrote, for service those of the last message of its incident, and otherwise the notice pages, which everybody has.
 */
export async function usualChannels(
  context: Context,
  person: Person,
  { kind, incident }: { kind: Kind; incident: string },
): Promise<string[]> {
  const offered = (await listChannels(context.db)).filter(({ enabled }) => enabled)
  const usual = await lastChannels(context, person, { kind, incident })
  const inUse = offered.filter(({ key }) => usual.includes(key))
  const chosen = inUse.length > 0 ? inUse : offered.filter(({ type }) => type === 'notices')
  return chosen.map(({ key }) => key)
}

async function lastChannels(
  { db }: Context,
  person: Person,
  { kind, incident }: { kind: Kind; incident: string },
): Promise<readonly string[]> {
  if (kind === 'marketing') return (await findLastBy(db, person.id, kind))?.channels ?? []
  if (incident === '') return []
  const told = (await listThread(db, incident)).filter(({ status }) => status !== 'cancelled' && status !== 'retracted')
  return told.at(-1)?.channels ?? []
}
