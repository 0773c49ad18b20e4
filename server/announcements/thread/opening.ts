import type { Tree } from '../../areas/tree/tree.ts'
import { resolveAudience } from '../../audiences/audience.ts'
import { cover } from '../../audiences/cover.ts'
import { applyChange, type Changing, openIncident } from '../../incidents/actions.ts'
import type { Incident } from '../../incidents/incident.ts'
import { findIncident } from '../../incidents/queries.ts'
import { withoutTimes } from '../../incidents/told-times.ts'
import type { Trx } from '../../platform/transact.ts'
import type { Announcement, Content } from '../announcement.ts'
import { isTrueOf } from './telling.ts'
import { listOut } from './thread-out.ts'

/**
 * Opens the incident that an announcement asks for, in the transaction that sends it for approval, or brings the one that
 * it opened up to what it says now, as long as nothing about that is out. Returns what changes of the announcement.
 */
export async function openOrUpdate(
  tree: Tree,
  before: Announcement,
  changing: Changing,
): Promise<Partial<Announcement>> {
  const { trx, actor, now } = changing
  if (before.kind !== 'service') return {}
  if (before.opens !== null) {
    const fields = { ...fieldsFrom(tree, before), kind: before.opens, began: before.began ?? now }
    const { id } = await openIncident({ trx, tree }, fields, { actor, now, openedFrom: before.id })
    return { incident: id, opens: null, stage: 'initial' }
  }
  if (before.incident === null) return before.stage === 'initial' ? { stage: null } : {}
  const incident = await openedBy(trx, before)
  if (incident === null) return {}
  const given = { ...fieldsFrom(tree, before), began: before.began ?? incident.began }
  const { areas, ...others } = given
  if (String(areas) !== String(incident.areas) || !isTrueOf(others, incident))
    await applyChange(changing, incident, { action: 'change', given })
  return {}
}

/** The open incident that an announcement has opened, as long as nothing about it is out; otherwise null. */
export async function openedBy(
  trx: Trx,
  { id, incident }: Pick<Announcement, 'id' | 'incident'>,
): Promise<Incident | null> {
  if (incident === null) return null
  const found = await findIncident(trx, incident)
  if (found.openedFrom !== id || found.endedAt !== null) return null
  return (await listOut(trx, incident)).length === 0 ? found : null
}

function fieldsFrom(tree: Tree, content: Content) {
  const { headline, severity, expectedEnd, confidence, nextUpdateBy } = content
  return {
    title: withoutTimes(headline),
    areas: areasOf(tree, content),
    severity,
    expectedEnd,
    confidence,
    nextUpdateBy,
  }
}

/** Areas of an incident leave nothing out, so an audience that does is named by what is left. */
function areasOf(tree: Tree, { audience }: Content): string[] {
  const resolved = resolveAudience(tree, audience)
  if (!resolved.ok || audience.exclude.length === 0) return [...audience.include]
  return cover(tree, resolved.places, { include: new Set(audience.include) })
}
