import { capitalize } from '../platform/format.ts'
import type { Entry } from './audit.ts'

/** The address of a subject's page. */
const pages: Record<string, (id: string) => string> = {
  person: (id) => `/people/${id}`,
  announcement: (id) => `/announcements/${id}`,
  incident: (id) => `/incidents/${id}`,
  rule: (id) => `/rules/${id}`,
  area: (id) => `/areas/${encodeURIComponent(id)}`,
  channel: (id) => `/channels/${encodeURIComponent(id)}`,
  saved_audience: (id) => `/audiences/${id}`,
  gazetteer: () => '/areas',
  organisation: () => '/organisation',
}

export function subjectHref({ type, id }: Entry['subject']): string | null {
  return pages[type]?.(id) ?? null
}

export function kindWord(type: string): string {
  return type.replaceAll('_', ' ')
}

/** Actions whose subject is always the person who did them, so the page need not repeat the name. */
const alone = ['sign_in', 'sign_out_elsewhere', 'choose_mails']

export function needsSubject(action: string): boolean {
  return !alone.includes(action)
}

const phrases: Record<string, string> = {
  create_token: 'Created a token for',
  revoke_token: 'Revoked a token of',
  change_password: 'Changed the password of',
  replace_password: 'Set a new password for',
  end_sessions: 'Signed out',
  choose_mails: 'Chose their emails',
  fail_sign_in: 'Failed to sign in as',
  make_sign_in_link: 'Created a sign-in link for',
  refuse_sign_in: 'Was blocked after too many attempts to sign in as',
  settle_first_step: 'Settled a first step of',
  hide_first_steps: 'Hid the first steps of',
  fail_password_check: 'Entered a wrong password for',
}

/** What is called on every page as its status or its button is. */
const steps: Record<string, string> = {
  submit: 'Sent for approval',
  withdraw: 'Withdrawn from review',
  return: 'Sent back',
  hold: 'Put on hold',
  start: 'Started sending',
  finish: 'Sent',
  lapse: 'Missed',
  review: 'Reviewed after publishing',
}

const irregular: Record<string, string> = {
  begin: 'began',
  cancel: 'canceled',
  hold: 'held',
  override: 'overrode',
  put: 'put',
  send: 'sent',
  set: 'set',
  take: 'took',
  undo: 'undid',
  write: 'wrote',
}

/** The status of an announcement that was stopped as a whole. */
const stoppedAs: Record<string, string> = { hold: 'held', lapse: 'missed', cancel: 'canceled' }

/** Whether only some channels of an announcement were stopped: the rest went on, or was out already. */
export function concernsSomeChannels({ action, subject, after }: Pick<Entry, 'action' | 'subject' | 'after'>): boolean {
  const whole = stoppedAs[action]
  if (whole === undefined || subject.type !== 'announcement') return false
  const status = typeof after === 'object' && after !== null ? (after as { status?: unknown }).status : undefined
  return status !== whole
}

/** Whether a duty manager published an announcement alone. */
export function isWithoutApproval({ action, after }: Pick<Entry, 'action' | 'after'>): boolean {
  const change = typeof after === 'object' && after !== null ? (after as { reviewAfter?: unknown }) : {}
  return action === 'approve' && change.reviewAfter === true
}

/** What was done, in front of its subject: "Changed", "Put on hold on some channels:". */
export function deedOf(entry: Pick<Entry, 'action' | 'subject' | 'after'>): string {
  if (isWithoutApproval(entry)) return 'Published without approval:'
  const done = concernsSomeChannels(entry) ? `${deed(entry.action)} on some channels` : deed(entry.action)
  return entry.action in steps ? `${done}:` : done
}

/** An action in the past tense: `switch_off` becomes "Switched off". */
export function deed(action: string): string {
  const [verb = '', ...rest] = action.split('_')
  const done = irregular[verb] ?? verb.replace(/(?<![aeiou])y$/, 'i').replace(/e?$/, 'ed')
  const sentence = [done, ...rest].join(' ')
  return phrases[action] ?? steps[action] ?? capitalize(sentence)
}
