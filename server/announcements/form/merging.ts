import { createHash } from 'node:crypto'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Content } from '../announcement.ts'
import { contentOf } from '../content.ts'
import { changedFields } from '../content-diff.ts'
import { contentFieldOf } from './composer-content.ts'
import { type ComposerForm, formOfContent } from './composer-form.ts'

/**
 * A form says in `seen` what each field held when it was opened, as short hashes. The version itself may be gone by then,
 * because a draft that saves itself replaces it.
 */
export function seenOf(content: Content): string {
  return Object.entries(contentOf(content))
    .map(([field, value]) => `${field}:${hashOf(value)}`)
    .join(' ')
}

const HASH_LENGTH = 8

function hashOf(value: unknown): string {
  const text = JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
  return createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH)
}

/** What it is about is one decision: an incident of one and a stage of the other would say what neither means. */
const about: readonly (keyof Content)[] = ['incident', 'opens', 'stage', 'corrects']

/** The fields that are taken or kept only together with this one. */
export function fieldsDecidedWith(field: keyof Content): readonly (keyof Content)[] {
  return about.includes(field) ? about : [field]
}

/** One field for each decision. */
function decisionsAbout(fields: readonly (keyof Content)[]): (keyof Content)[] {
  return [...new Set(fields.map((field) => fieldsDecidedWith(field)[0]!))]
}

/** What is in the form, which fields of it could not be read, what others have saved, and the zone of the organization. */
interface Contents {
  mine: Content
  /** By the paths of their errors. They stay as they were typed. */
  unread: FieldErrors
  theirs: Content
}

export interface Merged {
  form: ComposerForm
  /** Fields that only the others have changed, and that are theirs in the form now. */
  taken: (keyof Content)[]
}

/**
 * Puts what others have saved meanwhile into the form: what only they changed is taken, what only this person changed stays,
 * and what both changed is left to be decided, however often they save before it is.
 */
export function mergeTheirs(form: ComposerForm, contents: Contents & { theirs: { revision: number } }): Merged {
  const { mine, theirs } = contents
  const unread = unreadIn(contents)
  const seen = new Map(form.seen.split(' ').map((pair) => pair.split(':') as [string, string]))
  const isNew = form.revision === 0
  const isChanged = (content: Content, decision: keyof Content) =>
    isNew || fieldsDecidedWith(decision).some((field) => seen.get(field) !== hashOf(content[field]))
  const isMine = (decision: keyof Content) =>
    unread.has(decision) || (isChanged(mine, decision) && !(decision === 'incident' && hasOpened(contents)))
  const isOpen = (decision: keyof Content) =>
    form.undecided.includes(decision) || (isMine(decision) && isChanged(theirs, decision))
  const differing = decisionsAbout(changedFields(mine, theirs))
  const undecided = differing.filter(isOpen)
  const taken = differing.filter((decision) => !isOpen(decision) && !isMine(decision))
  const merged = takeTheirs(form, contents, taken)
  return { form: { ...merged, revision: theirs.revision, seen: seenOf(theirs), undecided }, taken }
}

/** The incident that the form was to open is there, because it was sent before. */
function hasOpened({ mine, theirs }: Contents): boolean {
  return mine.opens !== null && theirs.incident !== null && theirs.stage === 'initial'
}

function unreadIn({ unread }: Contents): ReadonlySet<keyof Content> {
  return new Set(decisionsAbout(Object.keys(unread).map(contentFieldOf)))
}

/** The times besides the main one. Each is entered in the zone of the form. */
const otherTimes = ['atByChannel', 'publishBy', 'began', 'expectedEnd', 'nextUpdateBy'] as const

/** What of the form says each field. */
const formFields: Record<keyof Content, readonly (keyof ComposerForm)[]> = {
  kind: ['kind'],
  severity: ['severity'],
  severityReason: ['severityReason'],
  category: ['category'],
  headline: ['headline'],
  body: ['body'],
  texts: ['texts'],
  link: ['link'],
  images: ['images'],
  audience: ['include', 'exclude'],
  channels: ['channels'],
  at: ['when', 'date', 'time', 'zone'],
  atByChannel: ['times'],
  publishBy: ['publishBy'],
  began: ['began'],
  expectedEnd: ['expectedEnd'],
  nextUpdateBy: ['nextUpdateBy'],
  confidence: ['confidence'],
  incident: ['incident'],
  opens: ['incident'],
  stage: ['stage'],
  corrects: ['corrects'],
}

/** The form with these fields as the others have them. What cannot be read and is not taken stays as it was typed. */
export function takeTheirs(
  form: ComposerForm,
  contents: Contents,
  decisions: readonly (keyof Content)[],
): ComposerForm {
  if (decisions.length === 0) return form
  const { mine, theirs } = contents
  const fields = decisions.flatMap(fieldsDecidedWith)
  // A time that is not taken is not shown, and only the main one says which zone the form has.
  const at = fields.includes('at') ? theirs.at : null
  const content = { ...mine, ...Object.fromEntries(fields.map((field) => [field, theirs[field]])), at }
  const filled = formOfContent(content, form.revision, form.zone)
  const unread = unreadIn(contents)
  const inNewZone = filled.zone === form.zone ? [] : otherTimes.filter((field) => !unread.has(field))
  const shown = [...new Set([...fields, ...inNewZone])]
  const names = shown.flatMap((field) => formFields[field])
  const offsets = offsetsOf(form, filled, shown)
  return { ...form, ...Object.fromEntries(names.map((name) => [name, filled[name]])), offsets }
}

/** Which of two equal hours is meant, for the times of these fields as they are filled in now. */
function offsetsOf(
  form: ComposerForm,
  filled: ComposerForm,
  fields: readonly (keyof Content)[],
): ComposerForm['offsets'] {
  const own = ({ offsets }: ComposerForm, isOf: boolean) =>
    Object.entries(offsets).filter(([name]) => fields.includes(contentFieldOf(name)) === isOf)
  return Object.fromEntries([...own(form, false), ...own(filled, true)])
}

/** One decision about what both have changed: `take:<field>` or `mine:<field>`. Null for any other button. */
export function decide(form: ComposerForm, button: string, contents: Contents): ComposerForm | null {
  const [verb, name] = button.split(':')
  const field = form.undecided.find((undecided) => undecided === name)
  if (field === undefined || (verb !== 'take' && verb !== 'mine')) return null
  const decided = verb === 'take' ? takeTheirs(form, contents, [field]) : form
  return { ...decided, undecided: form.undecided.filter((other) => other !== field) }
}
