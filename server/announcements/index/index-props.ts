import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, Status, Time } from '../../platform/pages/shared-views.ts'

export interface IndexPage {
  title: string
  /** Tabs: all, drafts, in review, scheduled, published … with their counts. */
  tabs: { label: string; href: string; count: string | null; current: boolean }[]
  /** The tab, to be kept by the filter. */
  status: string
  filters: { q: Field; fields: Field[] }
  /** Set when a filter hides something: where all are. */
  clear: string | null
  rows: {
    href: string
    headline: string
    kind: Kind
    status: Status
    severity: { word: string; tone: Status['tone'] } | null
    audience: string
    channels: string
    at: Time | null
    /** Instead of a time: "as soon as it is approved". */
    when: string
    updated: string
  }[]
  /** What to say when there are none. */
  empty: { title: string; text: string; action: { href: string; label: string } | null }
  pager: { range: string; previous: string | null; next: string | null }
}

export interface IndexViews {
  'announcements/index': IndexPage
}
