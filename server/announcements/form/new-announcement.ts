import { z } from 'zod'
import { findSavedIfAny } from '../../audiences/saved/queries.ts'
import { listChannels } from '../../channels/queries.ts'
import type { Context } from '../../context.ts'
import { ended } from '../../incidents/actions.ts'
import type { Incident } from '../../incidents/incident.ts'
import { findIncident, findIncidentIfAny } from '../../incidents/queries.ts'
import { mayWriteFor, type Person } from '../../people/person.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import { type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import type { Announcement, Content } from '../announcement.ts'
import { freshPromise } from '../checks/suggestions.ts'
import { findAnnouncement, listThread } from '../queries.ts'
import { allClearFor } from '../thread/all-clear.ts'
import { lastOut } from '../thread/next-steps.ts'
import { listOut } from '../thread/thread-out.ts'
import { withoutAllClear } from '../thread/without-all-clear.ts'
import { followAudience } from './audience-zones.ts'
import { blankForm, type ComposerForm, formOfContent } from './composer-form.ts'
import { enteredAs } from './entered-times.ts'
import { usualChannels } from './usual-channels.ts'

/** More than a link of Hark names. */
const CODES_AT_MOST = 100

const codes = z
  .union([z.string().max(2000), z.array(z.string().max(2000))])
  .default([])
  .transform((value) => [value].flat().flatMap((text) => text.split(',')))
  .transform((texts) => [...new Set(texts.map((text) => text.trim()).filter(Boolean))].slice(0, CODES_AT_MOST))
  .catch([])

/**
 * What a link may fill in before anybody types. A link may be old or typed by hand, so what cannot be read is left out
 * instead of refused.
 */
export const newAnnouncementQuery = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  incident: z.string().max(60).default('').catch(''),
  stage: z.literal('all_clear').optional().catch(undefined).describe('That it says that the incident is over.'),
  like: z.string().max(60).default('').catch('').describe('The announcement to copy.'),
  audience: z.string().max(60).default('').catch('').describe('The saved audience to start with.'),
  area: codes.describe('Codes of areas to start with.'),
  channel: codes.describe('Keys of channels to start with.'),
  date: z.iso.date().optional().catch(undefined).describe('The day on which it goes out.'),
  time: z.iso
    .time({ precision: -1 })
    .optional()
    .catch(undefined)
    .describe('The clock on that day, such as 14:00, in `zone`.'),
  zone: z
    .string()
    .max(60)
    .transform((name) => zoneNamed(name))
    .optional()
    .catch(undefined)
    .describe('The time zone of the date and time; that of the organization, when left out.'),
  draft: z.uuidv7().optional().catch(undefined).describe('The id that it will be saved under.'),
  at: timestampInput.optional().catch(undefined).describe('An instant at which it goes out, instead of date and time.'),
})
export type NewAnnouncementQuery = z.output<typeof newAnnouncementQuery>

/** The kinds that this person may write. */
export function ownKinds(person: Person): Kind[] {
  return kinds.filter((kind) => mayWriteFor(person, kind))
}

/** The form that a link to the composer opens. */
export async function formOfLink(context: Context, person: Person, query: NewAnnouncementQuery): Promise<ComposerForm> {
  const { kind, like, audience } = query
  const allowed = ownKinds(person)
  const { zone } = await findOrganisation(context.db)
  const blank = blankForm(allowed.find((value) => value === kind) ?? allowed[0] ?? 'service', zone)
  const first = like === '' ? await firstForm(context, person, blank, query) : await copiedForm(context, blank, like)
  const saved = audience === '' ? null : await findSavedIfAny(context.db, audience, person)
  const form = { ...(await filledIn(context, first, query)), ...saved?.audience, used: saved?.id ?? '' }
  const now = toMillis(toInstant(context.now()))
  return withTimes(context, query.zone === undefined ? followAudience(context.areas.tree, form, now) : form)
}

/**
 * An announcement of an incident begins with the end that is expected of it, and an update with a next one, both in the
 * zone of the form.
 */
async function withTimes({ db, now }: Context, form: ComposerForm): Promise<ComposerForm> {
  const incident = form.incident === '' ? null : await findIncidentIfAny(db, form.incident)
  if (incident === null || incident.endedAt !== null || form.stage === 'all_clear') return form
  const withEnd = entering(form, 'expectedEnd', incident.expectedEnd)
  const promise = form.stage === 'update' ? freshPromise(incident, toInstant(now())) : null
  const confidence = incident.confidence === 'known' ? 'known' : 'estimated'
  return { ...entering(withEnd, 'nextUpdateBy', promise), confidence }
}

function entering(form: ComposerForm, field: 'expectedEnd' | 'nextUpdateBy', at: Instant | null): ComposerForm {
  if (at === null) return form
  const { wall, offset } = enteredAs(at, form.zone)
  return { ...form, [field]: wall, offsets: offset ? { ...form.offsets, [field]: offset } : form.offsets }
}

async function filledIn(context: Context, form: ComposerForm, query: NewAnnouncementQuery): Promise<ComposerForm> {
  const { date, time, zone } = query
  const { tree } = context.areas
  const areas = query.area.filter((code) => tree.area(code)?.retiredAt === null)
  const offered = (await listChannels(context.db)).filter(({ enabled }) => enabled).map(({ key }) => key)
  const channels = query.channel.filter((key) => offered.includes(key))
  return {
    ...form,
    ...(areas.length > 0 ? { include: areas, exclude: [] } : {}),
    ...(channels.length > 0 ? { channels } : {}),
    ...(date === undefined ? {} : { when: 'time' as const, date, time: time ?? '', zone: zone ?? form.zone }),
  }
}

/**
 * A new announcement starts with the channels that are usual for it. For an incident it has the incident's places and
 * severity, and is an update when something of it is out.
 */
async function firstForm(
  context: Context,
  person: Person,
  form: ComposerForm,
  { incident, stage }: Pick<NewAnnouncementQuery, 'incident' | 'stage'>,
): Promise<ComposerForm> {
  const blank = { ...form, channels: await usualChannels(context, person, { kind: form.kind, incident }) }
  if (incident === '' || form.kind !== 'service') return blank
  const about = await findIncident(context.db, incident)
  const { id, areas, severity } = about
  const allClear = stage === 'all_clear' ? await allClearOf(context, about) : null
  if (allClear !== null) return formOfContent({ ...allClear, severity }, 0, form.zone)
  const last = lastOut(await listThread(context.db, id))
  // What people were told last is what changes: its text, places and channels are where an update begins.
  if (last) return { ...copyOf(last, blank), incident: id, severity, stage: 'update' }
  return { ...blank, incident: id, include: [...areas], severity }
}

/** The all-clear that is ready to be finished: for everybody who was told, as if it ended now. Null when nobody was. */
async function allClearOf(context: Context, incident: Incident): Promise<Content | null> {
  const { db, areas } = context
  const out = await listOut(db, incident.id)
  const told = withoutAllClear(areas.tree, out)
  if (told.length === 0) return null
  const isFirst = out.every(({ announcement }) => announcement.stage !== 'all_clear')
  const channels = (await listChannels(db)).filter(({ enabled }) => enabled).map(({ key }) => key)
  const { zone } = await findOrganisation(db)
  const [over, now] = [{ ...incident, ...ended(incident) }, toInstant(context.now())]
  return allClearFor(areas.tree, { incident: over, told, isFirst, channels, zone, now })
}

/** A copy without its times. A copy of what belongs to an incident is an update; once that is over, of another one. */
async function copiedForm(context: Context, blank: ComposerForm, like: string): Promise<ComposerForm> {
  const announcement = await findAnnouncement(context.db, like)
  const copy = copyOf(announcement, blank)
  const incident = await findIncidentIfAny(context.db, announcement.incident)
  if (incident === null) return { ...copy, stage: null }
  return incident.endedAt === null
    ? { ...copy, stage: 'update' }
    : { ...copy, incident: `new:${incident.kind}`, stage: 'initial' }
}

function copyOf(announcement: Announcement, blank: ComposerForm): ComposerForm {
  const copy = formOfContent(announcement, 0, blank.zone)
  const { when, date, time, times, offsets, publishBy, began, expectedEnd, confidence, nextUpdateBy } = blank
  return {
    ...{ ...copy, corrects: '', when, date, time, times, offsets, publishBy },
    ...{ began, expectedEnd, confidence, nextUpdateBy },
  }
}
