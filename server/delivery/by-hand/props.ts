import type { Kind } from '../../planning/model/rule-schema.ts'
import type { Field, StatusMark, Time } from '../../platform/pages/shared-props.ts'

export interface ByHandViews {
  'delivery/post': PostPage
  'delivery/_copy': { text: { id: string; label: string; value: string; note: string | null } }
}

/** The page on which a person posts one message by hand and says what became of it. */
export interface PostPage {
  title: string
  announcement: { href: string; headline: string }
  kind: Kind
  severity: StatusMark | null
  status: StatusMark
  due: Time
  /** "Waiting for Tom Becker for 2 hours." */
  waiting: string | null
  /** "Do not post it after Wed, Nov 25, 2026, 6:00 pm CST." */
  publishBy: string | null
  /** Why it is not to be posted, or what became of it; null while it waits. */
  over: { tone: 'good' | 'caution'; text: string } | null
  /** It was corrected since: where to post that instead, and the address that gives it up with this reason. */
  corrected: { href: string; giveUp: { action: string; reason: string } | null } | null
  /** What is known of it once it is posted. */
  posted: { by: string | null; when: Time; address: string | null; name: string | null } | null
  /** Null unless it waits for a person. */
  task: PostingTask | null
  /** Null unless this person may say that it was posted. */
  sent: { action: string; lead: string; fields: Field[]; button: string } | null
  /** Null unless this person may say that it was not. */
  notSent: { action: string; reason: Field; open: boolean } | null
  errors: { field: string; message: string }[]
}

export interface PostingTask {
  /** What to copy, in the order of the network's fields. */
  texts: { id: string; label: string; value: string; note: string | null }[]
  link: string | null
  pictures: { src: string; download: string; alt: { id: string; label: string; value: string; note: string | null } }[]
  open: { href: string; label: string } | null
  steps: string[]
  places: { lead: string; list: { id: string; label: string; value: string; note: string | null } | null }
}
