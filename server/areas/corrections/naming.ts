import type { Context } from '../../context.ts'

export const namingKinds = ['announcement', 'saved audience', 'rule', 'channel', 'incident'] as const

/** Something that names an area by its code. */
export interface Naming {
  code: string
  what: (typeof namingKinds)[number]
  title: string
  /** The page on which another area can be chosen. Incidents have none. */
  href: string | null
  /** "scheduled", "switched off"; empty where nothing has to be said. */
  state: string
}

/**
 * What of all that is in use names one of these codes. What stands on areas is not known here, so it is passed in
 * (server/announcements/area-changes/named-areas.ts). Saved audiences are those that the reader sees.
 */
export type FindNamings = (
  context: Pick<Context, 'db'>,
  codes: readonly string[],
  reader: { id: string },
) => Promise<Naming[]>
