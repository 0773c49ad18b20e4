import { isDeepStrictEqual } from 'node:util'
import { incidentKinds } from '../../incidents/incident.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { fieldErrors } from '../../platform/http/forms.ts'
import { whichName } from '../../platform/pages/which-time.ts'
import type { Content, PostImage } from '../announcement.ts'
import { contentOf, newContent } from '../content.ts'
import { type AnnouncementChange, announcementChange, textLimits } from '../schema.ts'
import { altField, type ComposerForm } from './composer-form.ts'
import { type ReadTimes, readTimes } from './composer-times.ts'

/** The composer's form as content: everything that can be read, so that it can be checked, and errors for the rest. */
export interface ReadContent extends Pick<ReadTimes, 'repeated'> {
  content: Content
  errors: FieldErrors
}

export function readContent(form: ComposerForm, stored: Content | null, organisationZone: string): ReadContent {
  const { errors, repeated, ...times } = readTimes(form, stored, organisationZone)
  const service = form.kind === 'service'
  const about = service ? aboutOf(form, stored) : aboutNothing
  const content: Content = {
    ...(stored === null ? newContent({ kind: form.kind }) : contentOf(stored)),
    kind: form.kind,
    severity: service ? form.severity : 'routine',
    severityReason: service ? form.severityReason.trim() : '',
    category: form.category.trim(),
    headline: form.headline.trim(),
    body: form.body.trim(),
    texts: textsOf(form),
    link: form.link.trim(),
    images: form.images.map(({ id, alt }) => ({ id, alt: alt.trim() })),
    audience: { include: form.include, exclude: form.exclude },
    channels: inOrderOf(stored?.channels ?? [], form.channels),
    ...times,
    ...about,
    // A form that began as an update may still promise one.
    ...(about.stage === 'all_clear' ? { nextUpdateBy: null } : {}),
    ...(service ? {} : { began: null, expectedEnd: null, nextUpdateBy: null }),
    confidence: !service || times.expectedEnd === null ? 'unknown' : form.confidence,
  }
  return { content: withinLimits(content), errors: { ...errors, ...schemaErrors(content) }, repeated }
}

const aboutNothing = { incident: null, opens: null, stage: null, corrects: null } as const

type AboutFields = Pick<Content, 'incident' | 'opens' | 'stage' | 'corrects'>

/** What it is about: an incident, one that it opens, or none; then it is plain information, or corrects some. */
function aboutOf({ incident, stage, corrects }: ComposerForm, stored: Content | null): AboutFields {
  const opens = incidentKinds.find((kind) => incident === `new:${kind}`)
  if (opens !== undefined) return { ...aboutNothing, opens, stage: 'initial' }
  const corrected = stage === 'correction' && corrects !== '' ? corrects : null
  if (incident === '') return { ...aboutNothing, stage: stage === 'correction' ? stage : null, corrects: corrected }
  const usual = stored?.incident === incident ? stored.stage : 'update'
  return { ...aboutNothing, incident, stage: stage ?? usual, corrects: corrected }
}

/** What is checked while somebody writes: a text that is too long has an error, and only its beginning is worked on. */
function withinLimits(content: Content): Content {
  const cut = (text: string, limit: number) => (text.length <= limit ? text : text.slice(0, limit).toWellFormed())
  const texts = Object.entries(content.texts).map(([channel, text]) => [channel, cut(text, textLimits.body)])
  return {
    ...content,
    category: cut(content.category, textLimits.category),
    headline: cut(content.headline, textLimits.headline),
    body: cut(content.body, textLimits.body),
    link: cut(content.link, textLimits.link),
    texts: Object.fromEntries(texts),
  }
}

/** Only the fields that differ from the stored ones, so that a change names nothing that was not edited. */
export function changeFrom(content: Content, stored: Content): AnnouncementChange {
  const fields = Object.keys(contentOf(content)) as (keyof Content)[]
  const changed = fields.filter((field) => !isDeepStrictEqual(content[field], stored[field]))
  return Object.fromEntries(changed.map((field) => [field, content[field]])) as AnnouncementChange
}

/** The form field that an error path belongs to, so that the error summary can link to it. */
export function fieldOf(path: string, { when, images }: Pick<ComposerForm, 'when' | 'images'>): string {
  const [first = '', second = ''] = path.split('.')
  if (first === 'images') return altOf(second === '' ? undefined : images[Number(second)])
  if (first === 'audience') return 'place'
  if (first === 'texts') return `text:${second}`
  if (first === 'atByChannel') return `at:${second}`
  if (first === 'at') return when === 'time' || when === 'local' ? 'date' : 'goes-out'
  return first === 'opens' || first === 'stage' ? 'incident' : first
}

/** What is wrong with a picture stands at its description, and what is wrong with them all where one is added. */
function altOf(image: PostImage | undefined): string {
  return image === undefined ? 'image' : altField(image.id)
}

/** The field of the content that an error path is about. A time and which of two it means are one field. */
export function contentFieldOf(path: string): keyof Content {
  const name = path.startsWith(whichName('')) ? path.slice(whichName('').length) : path
  if (name === 'date' || name === 'time') return 'at'
  if (name.startsWith('at:')) return 'atByChannel'
  return name.split('.')[0] as keyof Content
}

/** The page lists channels in an order of its own, which is no change. */
function inOrderOf(stored: readonly string[], channels: readonly string[]): string[] {
  const kept = stored.filter((key) => channels.includes(key))
  return [...kept, ...channels.filter((key) => !kept.includes(key))]
}

/** Leaves out blank texts: such a channel has no text of its own. */
function textsOf({ texts }: ComposerForm): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([channel, text]) => [channel, text.trim()])
      .filter(([, text]) => text !== ''),
  )
}

/** What the API's schema would reject. The times are left out, because they have been read already. */
function schemaErrors({
  at: _at,
  atByChannel: _atByChannel,
  publishBy: _p,
  began: _b,
  expectedEnd: _e,
  nextUpdateBy: _n,
  ...others
}: Content): FieldErrors {
  const parsed = announcementChange.safeParse(others)
  return parsed.success ? {} : fieldErrors(parsed.error)
}
