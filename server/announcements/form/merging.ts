import { createHash } from 'node:crypto'
import type { Content } from '../announcement.ts'
import { contentOf } from '../content.ts'
import { changedFields } from '../content-diff.ts'
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

/** What is in the form, what others have saved, and the zone of the organization. */
interface Contents {
  mine: Content
  theirs: Content
  zone: string
}

export interface Merged {
  form: ComposerForm
  /** Fields that only the others have changed, and that are theirs in the form now. */
  taken: (keyof Content)[]
}

/**
 * Puts what others have saved meanwhile into the form: what only they changed is taken, what only this person changed stays,
 * and what both changed is left to be decided.
 */
export function mergeTheirs(form: ComposerForm, contents: Contents & { theirs: { revision: number } }): Merged {
  const { mine, theirs } = contents
  const seen = new Map(form.seen.split(' ').map((pair) => pair.split(':') as [string, string]))
  const isNew = form.revision === 0
  const isChanged = (content: Content, field: keyof Content) => isNew || seen.get(field) !== hashOf(content[field])
  const differing = changedFields(mine, theirs)
  const taken = differing.filter((field) => !isChanged(mine, field))
  const undecided = differing.filter((field) => isChanged(mine, field) && isChanged(theirs, field))
  const merged = takeTheirs(form, contents, taken)
  return { form: { ...merged, revision: theirs.revision, seen: seenOf(theirs), undecided }, taken }
}

const times = [
  'when',
  'date',
  'time',
  'zone',
  'offsets',
  'times',
  'publishBy',
  'began',
  'expectedEnd',
  'nextUpdateBy',
] as const

/** What of the form says each field. A time is read in the zone of the form, so all times go together. */
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
  at: times,
  atByChannel: times,
  publishBy: times,
  began: times,
  expectedEnd: times,
  nextUpdateBy: times,
  confidence: ['confidence'],
  incident: ['incident'],
  opens: ['incident'],
  stage: ['stage'],
  corrects: ['corrects'],
}

/** The form with these fields as the others have them. */
export function takeTheirs(
  form: ComposerForm,
  { mine, theirs, zone }: Contents,
  fields: readonly (keyof Content)[],
): ComposerForm {
  if (fields.length === 0) return form
  const content = { ...mine, ...Object.fromEntries(fields.map((field) => [field, theirs[field]])) }
  const filled = formOfContent(content, form.revision, zone)
  const names = new Set(fields.flatMap((field) => formFields[field]))
  return { ...form, ...Object.fromEntries([...names].map((name) => [name, filled[name]])) }
}

/** One decision about what both have changed: `take:<field>` or `mine:<field>`. Null for any other button. */
export function decide(form: ComposerForm, button: string, contents: Contents): ComposerForm | null {
  const [verb, name] = button.split(':')
  const field = form.undecided.find((undecided) => undecided === name)
  if (field === undefined || (verb !== 'take' && verb !== 'mine')) return null
  const decided = verb === 'take' ? takeTheirs(form, contents, [field]) : form
  return { ...decided, undecided: form.undecided.filter((other) => other !== field) }
}
