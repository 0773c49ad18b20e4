import { difference, size } from '../../areas/tree/intervals.ts'
import { inArea, withArticle } from '../../areas/tree/with-article.ts'
import { spillOf } from '../../audiences/reach.ts'
import { placesInWords } from '../../planning/findings/places-in-words.ts'
import type { Finding } from '../../planning/model/report.ts'
import { durationMillis } from '../../planning/time/duration.ts'
import { capitalize, formatCount, formatDuration, formatList, formatNumber, pluralForm } from '../../platform/format.ts'
import { momentInWords } from '../../platform/time-words.ts'
import { type Assessment, beyondIncident } from './assessment.ts'
import type { Action, FindingProps, Run } from './checks-props.ts'
import { remediesFor } from './remedies-views.ts'
import { suggestionFor } from './suggestions.ts'
import type { UsefulRemedy } from './useful-remedies.ts'

const MAX_NAMED = 3

/** Blocking findings first, then warnings of the rules, then warnings about reach, places and text. */
export function findings(assessment: Assessment, zone: string, remedies: readonly UsefulRemedy[]): FindingProps[] {
  const found = merged(assessment)
  const blocking = found.filter(({ level }) => level === 'block')
  const warning = found.filter(({ level }) => level === 'warn')
  const offer = { assessment, zone, remedies }
  const offered = new Set<string>()
  const overridable = blocking.findLastIndex(({ isOfThread }) => !isOfThread)
  return [
    ...blocking.map((finding, index) => ({
      ...ruleFinding(assessment, finding, zone),
      remedies: remediesFor(offer, finding, index === 0).filter(({ value }) => isNew(offered, value)),
      override: index === overridable ? overrideRuns(assessment) : [],
    })),
    ...warning.map((finding) => ruleFinding(assessment, finding, zone)),
    ...noRoomFindings(assessment),
    ...spillFindings(assessment),
    ...incidentFindings(assessment),
    ...completenessFindings(assessment, zone),
  ]
}

/** Only what blocks it, with who may override it where `asksApprovers`. */
export function blockingFindings(assessment: Assessment, zone: string, asksApprovers: boolean): FindingProps[] {
  const blocking = merged(assessment).filter(({ level }) => level === 'block')
  const overridable = asksApprovers ? blocking.findLastIndex(({ isOfThread }) => !isOfThread) : -1
  return blocking.map((finding, index) => ({
    ...ruleFinding(assessment, finding, zone),
    override: index === overridable ? overrideRuns(assessment) : [],
  }))
}

/** The same finding on several channels, shown once. */
type Merged = Finding & { channels: readonly string[] }

function merged({ report, calendar: { world } }: Assessment): Merged[] {
  const on = (channel: string | null) => (channel === null ? '' : ` on ${world.channelName(channel)}`)
  const groups = Map.groupBy(report.findings, ({ rule, level, message, channel, collidesWith }) =>
    JSON.stringify([rule, level, message.replace(on(channel), ''), collidesWith]),
  )
  return [...groups.values()].map((group) => {
    const first = group[0]!
    const channels = group.flatMap(({ channel }) => channel ?? [])
    if (channels.length < 2) return { ...first, channels }
    const onEach = ` on each of ${formatList(channels.map(world.channelName))}`
    return { ...first, channels, channel: null, message: first.message.replace(on(first.channel), onEach) }
  })
}

function ruleFinding(assessment: Assessment, found: Merged, zone: string): FindingProps {
  const { channelName } = assessment.calendar.world
  const why: Run[] = [{ text: `${found.message} ` }]
  if (found.type !== 'cap') why.push({ text: `On ${formatList(found.channels.map(channelName))}.` })
  if (found.type === 'cap') why.push({ text: 'Rule: ' }, { text: found.name, strong: true }, { text: '.' })
  return {
    ...plain,
    tone: found.level === 'block' ? 'bad' : 'caution',
    title: titleOfFinding(assessment, found),
    why: [...why, ...collisions(assessment, found, zone)],
  }
}

/** Whether `value` is not in `seen` yet. Adds it. */
function isNew(seen: Set<string>, value: string): boolean {
  return !seen.has(value) && seen.add(value).has(value)
}

const plain = { remedies: [], suggestions: [], override: [] }

/** What is wrong, in about five words: "Third SMS post in 24 hours for Bakersfield". */
export function titleOfFinding(
  { calendar: { world } }: Assessment,
  { type, rule, name, channel, count, limit, places, isOfThread }: Finding,
): string {
  const reached = placesInWords(world, places.intervals)
  const where = inArea(reached)
  if (isOfThread) return `Without it here, a later post of its incident collides ${where}`
  if (type === 'quiet') return `Quiet hours ${where}`
  if (type === 'blackout') return `Blackout: ${name}`
  if (type === 'hold') return `Stopped by “${name}”`
  const post = channel === null ? 'post' : `${world.channelName(channel)} post`
  if (limit === 0) return `No ${post} allowed ${where}`
  const cap = world.rules.find(({ id }) => id === rule)
  if (cap?.type !== 'cap') return name
  const within =
    'rolling' in cap.window
      ? `in ${formatDuration(durationMillis(cap.window.rolling)!)}`
      : `in a ${cap.window.calendar}`
  return `${capitalize(ordinal(count ?? 0))} ${post} ${within} for ${withArticle(reached)}`
}

/** Links to the posts that it collides with, and their times. */
function collisions({ colliding, now }: Assessment, { collidesWith }: Finding, zone: string): Run[] {
  if (collidesWith.length === 0) return []
  const shown = collidesWith.slice(0, MAX_NAMED)
  const runs = shown.flatMap((id, index): Run[] => {
    const { headline, at } = colliding.get(id)!
    const when = at === null ? '' : `, ${momentInWords(at, zone, now)}`
    const link = { text: headline, href: `/announcements/${id}` }
    return [link, { text: `${when}${index < shown.length - 1 ? '; ' : ''}` }]
  })
  const more = collidesWith.length - shown.length
  return [{ text: ' Already there: ' }, ...runs, { text: more > 0 ? `; and ${formatNumber(more)} more.` : '.' }]
}

/** What has no button: asking an approver for an override, and making room. */
function overrideRuns(assessment: Assessment): Run[] {
  const { approvers } = assessment.approvals
  const override =
    approvers.length === 0
      ? []
      : [`An approver can override this, with a reason: ${formatList(approvers, MAX_NAMED + 1)}.`]
  return [...override.map((text) => ({ text: `${text} ` })), ...roomRuns(assessment, 'Or make room: ')]
}

/** A link to the page that makes room. It needs a saved announcement. */
function roomRuns({ proposed: { reschedules }, candidate }: Assessment, before: string): Run[] {
  if (reschedules.length === 0 || candidate.announcement === null) return []
  const posts = new Set(reschedules.map(({ announcement, from }) => `${announcement} ${from}`)).size
  const href = `/announcements/${candidate.announcement}/moving-room`
  return [{ text: before }, { text: `see where ${formatCount(posts, 'other post')} could go`, href }, { text: '.' }]
}

/** An exempt message is not blocked, but it may leave later posts no room. */
function noRoomFindings(assessment: Assessment): FindingProps[] {
  const {
    proposed: { reschedules },
    report,
  } = assessment
  if (reschedules.length === 0 || report.verdict === 'blocked') return []
  const others = new Set(reschedules.map(({ announcement }) => announcement)).size
  return [
    {
      ...plain,
      tone: 'caution',
      title: `Leaves no room for ${formatCount(others, 'other post')}`,
      why: [
        {
          text: `This can go out, but then ${pluralForm(others, 'a later post is', 'later posts are')} over a limit. `,
        },
        ...roomRuns(assessment, 'You can '),
      ],
    },
  ]
}

/** Warns about channels that reach places outside the audience. */
function spillFindings({ tree, targets, content }: Assessment): FindingProps[] {
  return targets.channels.flatMap(({ channel, reach }) => {
    const spill = spillOf(reach, targets.places)
    if (spill.length === 0) return []
    const others = formatCount(size(spill), 'place')
    const people = formatCount(tree.people(spill).people, 'person')
    const leaveOut = { value: `leave-out:${channel.key}`, label: `Leave out ${channel.name}` }
    return [
      {
        ...plain,
        tone: 'caution',
        title: `${channel.name} reaches ${others} outside your target`,
        why: [
          {
            text: `About ${people} there would see it too. Start the text with the places it is for, or leave this channel out.`,
          },
        ],
        suggestions: content.channels.length > 1 ? [leaveOut] : [],
      } satisfies FindingProps,
    ]
  })
}

/** Warns when the audience is empty or goes beyond the incident. */
function incidentFindings(assessment: Assessment): FindingProps[] {
  const { incident, tree, targets } = assessment
  if (!incident) return []
  const use: Action[] = [{ value: 'as-incident', label: 'Use the incident’s areas' }]
  if (targets.places.length === 0)
    return [
      {
        ...plain,
        tone: 'caution',
        title: 'No audience yet',
        why: [{ text: `Use the areas of “${incident.title}”.` }],
        suggestions: use,
      },
    ]
  const beyond = beyondIncident(assessment)
  if (beyond.length === 0) return []
  const people = formatCount(tree.people(beyond).people, 'person')
  const isElsewhere = size(difference(targets.places, beyond)) === 0
  return [
    {
      ...plain,
      tone: 'caution',
      title: isElsewhere ? 'Outside the incident’s areas' : 'Goes beyond the incident’s areas',
      why: [
        {
          text: `${formatCount(size(beyond), 'place')} with ${people} ${pluralForm(size(beyond), 'is', 'are')} not affected by “${incident.title}”.`,
        },
      ],
      suggestions: use,
    },
  ]
}

function completenessFindings(assessment: Assessment, zone: string): FindingProps[] {
  const { content, completeness } = assessment
  if (content.headline === '' && content.body === '') return []
  const missing = completeness.filter(({ there }) => !there)
  if (missing.length === 0) return []
  return [
    {
      ...plain,
      tone: 'caution',
      title: missing.length === 1 ? `${missing[0]!.word} is missing` : `${missing.length} things readers will ask`,
      why: [{ text: missing.map(({ sentence }) => sentence).join(' ') }],
      suggestions: missing.flatMap(({ key }) => {
        const suggestion = suggestionFor(key, assessment, zone)
        return suggestion ? [{ value: `say:${key}`, label: suggestion.label }] : []
      }),
    },
  ]
}

function ordinal(count: number): string {
  const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
  const suffix = ['th', 'st', 'nd', 'rd'][count % 100 > 10 && count % 100 < 14 ? 0 : count % 10] ?? 'th'
  return words[count] || `${count}${suffix}`
}
