import type { Finding } from '../../../planning/model/report.ts'
import { fromMillis } from '../../../platform/clock.ts'
import { capitalize, formatCount, formatList, formatNumber } from '../../../platform/format.ts'
import { momentInWords } from '../../../platform/time-words.ts'
import type { Assessment } from '../assessment.ts'
import type { FindingProps, Run } from '../checks-props.ts'
import { byPost } from './finding-groups.ts'
import { titleOfFinding } from './finding-words.ts'

const MAX_NAMED = 3

/** What the rules found, told once for each post that is in the way, with the channels that it is about. */
export interface RuleFinding {
  props: FindingProps
  channels: readonly string[]
  blocks: boolean
  /** An approver cannot override what a later post of the thread collides with. */
  overridable: boolean
}

/** Those that block come first. */
export function ruleFindings(assessment: Assessment, zone: string, findings: readonly Finding[]): RuleFinding[] {
  const told = byPost(merged(assessment, findings)).map(({ post, findings: group }) => {
    const blocks = group.some(({ level }) => level === 'block')
    const props =
      group.length === 1
        ? ruleFinding(assessment, group[0]!, zone)
        : postFinding(assessment, { post: post!, group }, zone)
    return {
      props: { ...props, tone: blocks ? ('bad' as const) : ('caution' as const) },
      channels: [...new Set(group.flatMap(({ channels }) => channels))],
      blocks,
      overridable: group.some(({ level, isOfThread }) => level === 'block' && !isOfThread),
    }
  })
  return [...told.filter(({ blocks }) => blocks), ...told.filter(({ blocks }) => !blocks)]
}

/** The same finding on several channels, shown once. */
type Merged = Finding & { channels: readonly string[] }

function merged({ calendar: { world } }: Assessment, findings: readonly Finding[]): Merged[] {
  const on = (channel: string | null) => (channel === null ? '' : ` on ${world.channelName(channel)}`)
  const groups = Map.groupBy(findings, ({ rule, level, message, channel, collidesWith }) =>
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
  return {
    ...plain,
    title: titleOfFinding(assessment, found),
    why: [...sentenceRuns(assessment, found), ...alreadyThere(assessment, found.collidesWith, zone)],
  }
}

/** Several rules that one other post makes it break: which post, which rules and on which channels; why, when it is opened. */
function postFinding(
  assessment: Assessment,
  { post, group }: { post: string; group: readonly Merged[] },
  zone: string,
): FindingProps {
  const { headline } = assessment.colliding.get(post)!
  const rules = [...Map.groupBy(group, ({ rule }) => rule).values()]
  const named = rules.map((findings) => ruleWithChannels(assessment, findings))
  return {
    ...plain,
    title: `Conflicts with “${headline}”`,
    why: [
      ...postRuns(assessment, post, zone),
      { text: `. ${capitalize(`${formatCount(rules.length, 'rule')}: ${formatList(named)}`)}.` },
    ],
    details: group.map((found) => {
      const others = found.collidesWith.filter((id) => id !== post)
      return [...sentenceRuns(assessment, found), ...alreadyThere(assessment, others, zone, 'Also there')]
    }),
  }
}

/** "Texts per town (SMS and Facebook)" */
function ruleWithChannels({ calendar: { world } }: Assessment, findings: readonly Merged[]): string {
  const channels = [...new Set(findings.flatMap(({ channels }) => channels))].map(world.channelName)
  const { name } = findings[0]!
  return channels.length === 0 ? `“${name}” (all its channels together)` : `“${name}” (${formatList(channels)})`
}

function sentenceRuns({ calendar: { world } }: Assessment, found: Merged): Run[] {
  const sentence = { text: `${found.message} ` }
  if (found.type !== 'cap') {
    const names = found.channels.map(world.channelName)
    const isNamed = names.every((name) => found.message.includes(` on ${name}`))
    return isNamed ? [sentence] : [sentence, { text: `On ${formatList(names)}.` }]
  }
  return [sentence, { text: 'Rule: ' }, { text: found.name, strong: true }, { text: '.' }]
}

const plain = { tone: 'caution' as const, details: [], remedies: [], suggestions: [], override: [] }

/** Links to the posts that it collides with, and their times. */
function alreadyThere(assessment: Assessment, posts: readonly string[], zone: string, before = 'Already there'): Run[] {
  if (posts.length === 0) return []
  const runs = posts
    .slice(0, MAX_NAMED)
    .flatMap((id, index) => [...(index === 0 ? [] : [{ text: '; ' }]), ...postRuns(assessment, id, zone)])
  const more = posts.length - MAX_NAMED
  return [{ text: ` ${before}: ` }, ...runs, { text: more > 0 ? `; and ${formatNumber(more)} more.` : '.' }]
}

function postRuns({ colliding, now }: Assessment, id: string, zone: string): Run[] {
  const { headline, at } = colliding.get(id)!
  const link = { text: headline, href: `/announcements/${id}` }
  return at === null ? [link] : [link, { text: ', ' }, { text: momentInWords(at, zone, now), instant: fromMillis(at) }]
}
