import { difference, size } from '../../areas/tree/intervals.ts'
import { spillOf } from '../../audiences/reach.ts'
import { formatCount, pluralForm } from '../../platform/format.ts'
import { type Assessment, beyondIncident } from './assessment.ts'
import type { Action, FindingProps } from './checks-props.ts'
import { roomRuns } from './findings/override-runs.ts'
import { firstSaid, instantSaid } from './said-instant.ts'
import { suggestionFor } from './suggestions.ts'
import { timeFindings } from './times-views.ts'

const plain = { details: [], remedies: [], suggestions: [], override: [] }

/** What nobody forbids, and what an author should know: room for others, reach beyond the audience, what the text leaves out. */
export function adviceFindings(assessment: Assessment, zone: string): FindingProps[] {
  return [
    ...noRoomFindings(assessment),
    ...spillFindings(assessment),
    ...incidentFindings(assessment),
    ...timeFindings(assessment, zone),
    ...completenessFindings(assessment, zone),
  ]
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

/** A text can say all of it in words that nobody thought of. */
const lookedFor = 'Hark only looks for the usual words, so ignore what your text already says.'

function completenessFindings(assessment: Assessment, zone: string): FindingProps[] {
  const { content, completeness } = assessment
  if (content.headline === '' && content.body === '') return []
  const missing = completeness.filter(({ there }) => !there)
  if (missing.length === 0) return []
  return [
    {
      ...plain,
      tone: 'caution',
      title:
        missing.length === 1
          ? `“${missing[0]!.word}” seems to be missing`
          : `${missing.length} things readers will ask`,
      why: [{ text: [...missing.map(({ sentence }) => sentence), lookedFor].join(' ') }],
      suggestions: missing.flatMap(({ key }) => {
        const said = key === 'next' && content.nextUpdateBy === null ? firstSaid(content, 'nextUpdateBy') : null
        if (said !== null && instantSaid(said, 'nextUpdateBy', { zone, now: assessment.now }) !== null)
          return [{ value: 'take:nextUpdateBy', label: `Enter ${said.words} under “Next update by”` }]
        const suggestion = suggestionFor(key, assessment, zone)
        return suggestion ? [{ value: `say:${key}`, label: suggestion.label }] : []
      }),
    },
  ]
}
