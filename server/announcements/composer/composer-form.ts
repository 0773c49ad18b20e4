import { isMoment, zoneOf } from '../../calendar/time-input.ts'
import { type Severity, severities } from '../../incidents/severity.ts'
import { type Kind, kinds } from '../../planning/model/rule-schema.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { readWall, resolveWallTime, type WallReading } from '../../platform/time/wall-time.ts'
import { zoneNamed } from '../../platform/time/zone-names.ts'
import type { Content } from '../announcement.ts'
import { newContent } from '../content.ts'
import { type Stage, stages } from '../status.ts'

/** Each of the fields that a channel has is looked for in the whole form. */
const MAX_CHANNELS = 200

export const timeChoices = ['approval', 'time', 'local', 'none'] as const
export type TimeChoice = (typeof timeChoices)[number]

/** The composer's form as it was entered. Invalid input is kept, so that nothing is lost when it is shown again. */
export interface ComposerForm {
  revision: number
  kind: Kind
  stage: Stage | null
  severity: Severity
  category: string
  headline: string
  body: string
  link: string
  texts: Record<string, string>
  place: string
  names: string
  include: string[]
  exclude: string[]
  channels: string[]
  when: TimeChoice
  date: string
  time: string
  zone: string
  /** The UTC offset of the chosen reading, for a local time that occurs twice. */
  offset: string
  /** Other times for some channels, as local date and time. */
  times: Record<string, string>
  publishBy: string
  nextUpdateBy: string
  incident: string
  /** The channel whose preview is open. */
  preview: string
}

export function readComposerForm(body: URLSearchParams, zone: string): ComposerForm {
  const text = (name: string) => (body.get(name) ?? '').replaceAll('\r\n', '\n')
  const line = (name: string) => text(name).trim()
  const choice = <T extends string>(name: string, options: readonly T[], fallback: T) =>
    options.find((value) => value === body.get(name)) ?? fallback
  const byChannel = (prefix: string, read: (name: string) => string) =>
    Object.fromEntries(
      [...new Set(body.keys())]
        .filter((name) => name.startsWith(prefix))
        .slice(0, MAX_CHANNELS)
        .map((name) => [name.slice(prefix.length), read(name)]),
    )
  return {
    revision: Number.parseInt(line('revision'), 10) || 0,
    kind: choice('kind', kinds, 'service'),
    stage: stages.find((stage) => stage === body.get('stage')) ?? null,
    severity: choice('severity', severities, 'routine'),
    category: text('category'),
    headline: text('headline'),
    body: text('body'),
    link: text('link'),
    texts: byChannel('text:', text),
    place: text('place'),
    names: text('names'),
    include: distinct(body.getAll('include')),
    exclude: distinct(body.getAll('exclude')),
    // One more than the schema takes, so that it says so.
    channels: distinct(body.getAll('channels')).slice(0, 101),
    when: choice('when', timeChoices, 'none'),
    date: line('date'),
    time: line('time'),
    zone: zoneNamed(line('zone')) ?? zone,
    offset: line('offset'),
    times: withoutEmpty(byChannel('at:', line)),
    publishBy: line('publishBy'),
    nextUpdateBy: line('nextUpdateBy'),
    incident: line('incident'),
    preview: line('preview'),
  }
}

/** The form for stored content. Times are shown in the zone they were entered in, otherwise in the organization's. */
export function formOfContent(content: Content, revision: number, organisationZone: string): ComposerForm {
  const { at, audience, texts, channels } = content
  const zone = zoneOf(at) ?? zoneNamed(organisationZone) ?? organisationZone
  const reading = (instant: Instant | null) => (instant === null ? null : readWall(zone, toMillis(instant)))
  const chosen = reading(isMoment(at) ? at.at : null)
  const publishBy = reading(content.publishBy)
  const nextUpdateBy = reading(content.nextUpdateBy)
  const others = Object.entries(content.atByChannel).map(([channel, time]) => ({
    channel,
    read: isMoment(time) ? reading(time.at) : null,
    wall: isMoment(time) ? '' : time.local,
  }))
  const wall = at !== null && typeof at === 'object' && 'local' in at ? at.local : (chosen?.wall ?? '')
  const readings = [chosen, publishBy, nextUpdateBy, ...others.map(({ read }) => read)]
  return {
    ...{ revision, kind: content.kind, stage: content.stage, severity: content.severity },
    ...{ category: content.category, headline: content.headline, body: content.body, link: content.link },
    ...{ texts: { ...texts }, place: '', names: '', preview: '' },
    ...{ include: [...audience.include], exclude: [...audience.exclude], channels: [...channels] },
    when: at === null ? 'none' : at === 'approval' ? 'approval' : chosen ? 'time' : 'local',
    date: wall.slice(0, 10),
    time: wall.slice(11),
    zone,
    offset: readings.find((read) => read && isAmbiguous(read, zone))?.offset ?? '',
    times: Object.fromEntries(others.map(({ channel, read, wall: local }) => [channel, read?.wall ?? local])),
    publishBy: publishBy?.wall ?? '',
    nextUpdateBy: nextUpdateBy?.wall ?? '',
    incident: content.incident ?? '',
  }
}

function isAmbiguous({ wall }: WallReading, zone: string): boolean {
  const read = resolveWallTime({ wall, zone })
  return !read.ok && read.reason === 'ambiguous'
}

/** An empty form. A service announcement goes out as soon as it is approved; marketing needs a date. */
export function blankForm(kind: Kind, zone: string): ComposerForm {
  const form = formOfContent(newContent({ kind }), 0, zone)
  return kind === 'service'
    ? { ...form, when: 'approval', severity: 'minor', stage: 'initial' }
    : { ...form, when: 'time' }
}

function withoutEmpty(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))]
}
