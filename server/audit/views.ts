import { capitalize } from '../platform/format.ts'
import type { Field, Time } from '../platform/pages/shared-props.ts'
import { timeIn } from '../platform/pages/times.ts'
import { timestampInWords } from '../platform/time-words.ts'
import type { Actor, Entry } from './audit.ts'
import { deedOf, kindWord, needsSubject, subjectHref } from './audit-words.ts'
import { type Difference, differences } from './differences.ts'
import type { AuditFilterForm } from './schema.ts'

export interface AuditViews {
  'audit/index': AuditPage
  'audit/_differences': { differences: Difference[] }
}

export interface AuditPage {
  filter: { actor: Field; subject: Field; from: Field; to: Field; active: boolean }
  entries: AuditRow[]
  pager: { range: string; previous: string | null; next: string | null }
}

export interface AuditRow {
  number: number
  when: Time
  who: string
  whoHref: string
  deed: string
  subject: { kind: string; title: string; href: string | null; history: string } | null
  /** "Revision 3 to 4". */
  revision: string | null
  differences: Difference[]
  /** The remaining differences, collapsed. */
  more: Difference[]
}

const AT_FIRST = 5

export function auditRow(entry: Entry, title: string | null, zone: string): AuditRow {
  const { seq, at, actor, action, subject, before, after, revision } = entry
  const all = differences(before, after, (instant) => timestampInWords(instant, zone))
  return {
    number: seq,
    when: timeIn(at, zone),
    who: actor.name,
    whoHref: link({ actor: actor.id }),
    deed: deedOf(entry),
    subject: needsSubject(action)
      ? {
          kind: kindWord(subject.type),
          title: title ?? '',
          href: subjectHref(subject),
          history: link({ subject: `${subject.type}:${subject.id}` }),
        }
      : null,
    revision: revisionWords(before, revision),
    differences: all.slice(0, AT_FIRST),
    more: all.slice(AT_FIRST),
  }
}

function revisionWords(before: unknown, revision: number | null): string | null {
  if (revision === null) return null
  return before === null || revision < 2 ? `Revision ${revision}` : `Revision ${revision - 1} to ${revision}`
}

/** The name of the subject according to a snapshot; null when the snapshot has none. */
export function nameIn(snapshot: unknown): string | null {
  if (typeof snapshot !== 'object' || snapshot === null) return null
  const { name, headline, title } = snapshot as Record<string, unknown>
  const found = [name, headline, title].find((word) => typeof word === 'string' && word !== '')
  return typeof found === 'string' ? found : null
}

export function filterFields(
  form: AuditFilterForm,
  actors: readonly Actor[],
  types: readonly string[],
  title: string | null,
): AuditPage['filter'] {
  const [type = '', id] = form.subject.split(':')
  const single =
    id === undefined ? [] : [{ value: form.subject, label: `This ${kindWord(type)}${title ? `: ${title}` : ''}` }]
  const day = (name: 'from' | 'to', label: string): Field => ({ name, label, control: 'date', value: form[name] })
  return {
    actor: {
      name: 'actor',
      label: 'Who',
      control: 'select',
      value: form.actor,
      options: [{ value: '', label: 'Everyone' }, ...actors.map(({ id: value, name: label }) => ({ value, label }))],
    },
    subject: {
      name: 'subject',
      label: 'About',
      control: 'select',
      value: form.subject,
      options: [
        { value: '', label: 'Everything' },
        ...single,
        ...types.map((value) => ({ value, label: capitalize(kindWord(value)) })),
      ],
    },
    from: day('from', 'From'),
    to: day('to', 'To (inclusive)'),
    active: [form.actor, form.subject, form.from, form.to].some((value) => value !== ''),
  }
}

/** The address of the page with this filter; empty fields are left out. */
export function link(fields: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams()
  for (const [name, value = ''] of Object.entries(fields)) if (value !== '') params.set(name, String(value))
  const query = params.toString()
  return query === '' ? '/audit' : `/audit?${query}`
}
