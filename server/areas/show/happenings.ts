import type { Context } from '../../context.ts'
import type { Person } from '../../people/person.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import type { StatusMark, Time } from '../../platform/pages/shared-props.ts'
import type { Area } from '../tree/area.ts'

export interface PostHere {
  href: string
  headline: string
  kind: Kind
  time: Time
  /** "SMS and Notice page". */
  channels: string
  status: StatusMark
}

/** What concerns an area: what was and will be posted there, the rules that apply, and what its public page says. */
export interface Happenings {
  /** The next first. */
  coming: PostHere[]
  /** The last first. */
  past: PostHere[]
  rules: { href: string; name: string; sentence: string }[]
  /** What is broken or planned here. `update` is where an update is written, for whoever may. */
  incidents: { href: string; title: string; text: string; update: string | null }[]
  notices: { href: string; headline: string; when: string }[]
  publicPage: string
}

/** Passed in, because it stands on areas (server/notices/happenings-views.ts). */
export type FindHappenings = (context: Context, area: Area, person: Person) => Promise<Happenings>
