import { z } from 'zod'
import { type PickerForm, readPickerForm } from '../../audiences/picker/picking.ts'
import { zoneOf } from '../../calendar/time-input.ts'
import { type Severity, severities } from '../../incidents/severity.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import type { Instant } from '../../platform/clock.ts'
import { revisionIn } from '../../platform/http/revision.ts'
import { whichName } from '../../platform/pages/which-time.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import type { Content, PostImage } from '../announcement.ts'
import { newContent } from '../content.ts'
import { fieldWords } from '../content-diff.ts'
import { IMAGES_AT_MOST } from '../schema.ts'
import { type Stage, stages } from '../status.ts'
import { type EnteredOwnTime, enteredAs, enteredTime } from './entered-times.ts'

/** More texts and times than any announcement has. All that are read are checked, and each may be a mistake. */
const MAX_FILLED = 200

export const timeChoices = ['approval', 'time', 'local', 'none'] as const
export type TimeChoice = (typeof timeChoices)[number]

/** The composer's form as it was entered. Invalid input is kept, so that nothing is lost when it is shown again. */
export interface ComposerForm extends PickerForm {
  revision: number
  /** The id that it has once it is saved for the first time; null when it is saved already. */
  draft: string | null
  /** What each field held when it was opened, or when the form was saved last, as hashes. */
  seen: string
  /** What somebody else has changed as well, and nobody has decided yet. */
  undecided: (keyof Content)[]
  kind: Kind
  stage: Stage | null
  severity: Severity
  severityReason: string
  category: string
  headline: string
  body: string
  link: string
  images: PostImage[]
  /** The name of a file that was chosen and not added; it did not come with the form. */
  unadded: string
  texts: Record<string, string>
  channels: string[]
  when: TimeChoice
  date: string
  time: string
  zone: string
  /** By the field of a time that occurs twice, the UTC offset of the chosen reading. */
  offsets: Record<string, string>
  /** By channel. */
  times: Record<string, EnteredOwnTime>
  publishBy: string
  began: string
  expectedEnd: string
  confidence: 'estimated' | 'known'
  nextUpdateBy: string
  /** The id of an incident, `new:unplanned` or `new:planned` for one that it opens, and empty for plain information. */
  incident: string
  /** The announcement that it corrects. */
  corrects: string
  /** The channel whose preview is open. */
  preview: string
  /** The saved audience that is chosen to be used. */
  saved: string
  /** The saved audience whose areas this form began with or was given last. */
  used: string
  /** The name under which the areas are to be saved, and whether everybody is to see it. */
  audienceName: string
  audienceShared: boolean
}

/** What the form knows of the version that it was opened with. */
export function readKnown(body: URLSearchParams): Pick<ComposerForm, 'revision' | 'draft'> {
  return {
    revision: revisionIn(body),
    draft: z.uuidv7().safeParse(body.get('draft')?.trim()).data ?? null,
  }
}

export function readComposerForm(body: URLSearchParams, zone: string): ComposerForm {
  const fields = firstValues(body)
  const text = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n')
  const line = (name: string) => text(name).trim()
  const choice = <T extends string>(name: string, options: readonly T[], fallback: T) =>
    options.find((value) => value === body.get(name)) ?? fallback
  const byChannel = <T>(prefix: string, read: (name: string) => T): Record<string, T> => {
    const names = [...fields.keys()].filter((name) => name.startsWith(prefix) && line(name) !== '')
    return Object.fromEntries(names.slice(0, MAX_FILLED).map((name) => [name.slice(prefix.length), read(name)]))
  }
  return {
    ...readKnown(body),
    seen: line('seen'),
    undecided: (Object.keys(fieldWords) as (keyof Content)[]).filter((name) => body.getAll('undecided').includes(name)),
    kind: choice('kind', kinds, 'service'),
    stage: stages.find((stage) => stage === body.get('stage')) ?? null,
    severity: choice('severity', severities, 'routine'),
    severityReason: text('severityReason'),
    category: text('category'),
    headline: text('headline'),
    body: text('body'),
    link: text('link'),
    images: imageIds(body).map((id) => ({ id, alt: text(altField(id)) })),
    unadded: unaddedIn(body),
    texts: byChannel('text:', text),
    ...readPickerForm(body),
    // One more than the schema takes, so that it says so.
    channels: [
      ...new Set(
        body
          .getAll('channels')
          .map((key) => key.trim())
          .filter(Boolean),
      ),
    ].slice(0, 101),
    when: choice('when', timeChoices, 'none'),
    date: line('date'),
    time: line('time'),
    zone: zoneNamed(line('zone')) ?? zone,
    offsets: byChannel(whichName(''), line),
    times: byChannel('at:', (name) => ({
      when: line(name.replace('at:', 'when:')) === 'local' ? ('local' as const) : ('time' as const),
      wall: line(name),
    })),
    publishBy: line('publishBy'),
    began: line('began'),
    expectedEnd: line('expectedEnd'),
    confidence: choice('confidence', ['estimated', 'known'], 'estimated'),
    nextUpdateBy: line('nextUpdateBy'),
    corrects: line('corrects'),
    incident: line('incident'),
    preview: line('preview'),
    saved: line('saved'),
    used: line('used'),
    audienceName: line('audienceName'),
    audienceShared: fields.has('audienceShared'),
  }
}

/** The form for stored content. Times are shown in the zone they were entered in, otherwise in the organization's. */
export function formOfContent(content: Content, revision: number, organisationZone: string): ComposerForm {
  const { at, audience, texts, channels } = content
  const zone = zoneOf(at) ?? zoneNamed(organisationZone) ?? organisationZone
  const main = at === null || at === 'approval' ? null : enteredTime(at, zone)
  const publishBy = content.publishBy === null ? null : enteredAs(content.publishBy, zone)
  const entered = (instant: Instant | null) => (instant === null ? null : enteredAs(instant, zone))
  const [began, expectedEnd] = [entered(content.began), entered(content.expectedEnd)]
  const nextUpdateBy = entered(content.nextUpdateBy)
  const own = Object.entries(content.atByChannel).map(([channel, time]) => [channel, enteredTime(time, zone)] as const)
  const ownOffsets = own.map(([channel, { offset }]) => [`at:${channel}`, offset] as const)
  return {
    ...{
      revision,
      draft: null,
      seen: '',
      undecided: [],
      kind: content.kind,
      stage: content.stage,
      severity: content.severity,
    },
    severityReason: content.severityReason,
    ...{ category: content.category, headline: content.headline, body: content.body, link: content.link },
    ...{ images: [...content.images], unadded: '' },
    ...{ texts: { ...texts }, place: '', names: '', preview: '' },
    ...{ include: [...audience.include], exclude: [...audience.exclude], channels: [...channels] },
    when: main?.when ?? (at === 'approval' ? 'approval' : 'none'),
    date: main?.wall.slice(0, 10) ?? '',
    time: main?.wall.slice(11) ?? '',
    zone,
    offsets: withoutEmpty({
      time: main?.offset ?? '',
      publishBy: publishBy?.offset ?? '',
      began: began?.offset ?? '',
      expectedEnd: expectedEnd?.offset ?? '',
      nextUpdateBy: nextUpdateBy?.offset ?? '',
      ...Object.fromEntries(ownOffsets),
    }),
    times: Object.fromEntries(own.map(([channel, { when, wall }]) => [channel, { when, wall }])),
    publishBy: publishBy?.wall ?? '',
    began: began?.wall ?? '',
    expectedEnd: expectedEnd?.wall ?? '',
    confidence: content.confidence === 'known' ? 'known' : 'estimated',
    nextUpdateBy: nextUpdateBy?.wall ?? '',
    incident: content.incident ?? (content.opens === null ? '' : `new:${content.opens}`),
    corrects: content.corrects ?? '',
    ...{ saved: '', used: '', audienceName: '', audienceShared: false },
  }
}

/** An empty form. A service announcement goes out as soon as it is approved; marketing needs a date. */
export function blankForm(kind: Kind, zone: string): ComposerForm {
  const form = formOfContent(newContent({ kind }), 0, zone)
  return kind === 'service'
    ? { ...form, when: 'approval', severity: 'minor', stage: 'initial', incident: 'new:unplanned' }
    : { ...form, when: 'time' }
}

/** The field in which a picture is described. */
export function altField(id: string): string {
  return `alt:${id}`
}

/** One more than the schema takes, so that it says so. What cannot be an id comes from no form of ours. */
function imageIds(body: URLSearchParams): string[] {
  const ids = body.getAll('images').filter((id) => /^[\w-]{1,60}$/.test(id))
  return [...new Set(ids)].slice(0, IMAGES_AT_MOST + 1)
}

/** Without its file, a form has the file's name. A script that sends one has no name for it. */
export function unaddedIn(body: URLSearchParams): string {
  const name = body.get('image') ?? ''
  return name === '[object File]' ? '' : name
}

/** As `get` finds them, for looking up each of the fields that every channel has. */
function firstValues(body: URLSearchParams): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of body) if (!values.has(name)) values.set(name, value)
  return values
}

function withoutEmpty(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
}
