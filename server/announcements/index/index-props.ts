import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, StatusMark, Time } from '../../platform/pages/shared-props.ts'

export interface IndexPage {
  title: string
  /** Tabs: all, drafts, in review, scheduled, published … with their counts. */
  tabs: { label: string; href: string; count: string | null; current: boolean }[]
  /** The current tab, which the filter form sends along. */
  status: string
  filters: { q: Field; fields: Field[] }
  /** The link that clears the filter. Null without a filter. */
  clear: string | null
  /** With a title for each day, when they are sorted by time. */
  groups: { title: string | null; rows: IndexRow[] }[]
  /** What to show when there are no rows. */
  empty: { title: string; text: string; action: { href: string; label: string } | null }
  pager: { range: string; previous: string | null; next: string | null }
}

export interface IndexRow {
  href: string
  headline: string
  kind: Kind
  status: StatusMark
  /** Parts that are held, missed or failed while the whole is not. */
  stopped: StatusMark[]
  severity: { word: string; tone: StatusMark['tone'] } | null
  audience: string
  channels: string
  at: Time | null
  /** Instead of a time: "as soon as it is approved". */
  when: string
  updated: string
}

export interface IndexViews {
  'announcements/index': IndexPage
}
