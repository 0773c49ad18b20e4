import { placeholders } from '../../incidents/told-times.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import { timeAndDayInWords } from '../../platform/time-words.ts'
import type { Assessment } from './assessment.ts'
import type { FindingProps } from './checks-props.ts'
import { zonesIn } from './previews-views.ts'
import { outAt } from './suggestions.ts'
import { type SaidTime, type TimeField, timesSaid } from './times-in-text.ts'

const names: Record<TimeField, string> = { expectedEnd: 'the expected end', nextUpdateBy: 'the next update' }
const fields = Object.keys(names) as TimeField[]

/** Warns when a text says two times of one thing, or another one than its field, or a promise comes before the post. */
export function timeFindings(assessment: Assessment, zone: string): FindingProps[] {
  if (assessment.content.kind === 'marketing') return []
  return [...fields.flatMap((field) => differing(assessment, field, zone) ?? []), ...promisedTooEarly(assessment, zone)]
}

function differing(assessment: Assessment, field: TimeField, zone: string): FindingProps | null {
  const { content, now } = assessment
  const texts = [`${content.headline}\n${content.body}`, ...Object.values(content.texts)]
  const said = texts.map((text) => timesSaid(text, field))
  const twice = said.find((times) => new Set(times.map(({ minutes }) => minutes)).size > 1)
  if (twice)
    return {
      ...plain,
      title: `Two times for ${names[field]}`,
      why: [{ text: `The text says ${formatList(wordsOf(twice))}. Say one time, or say where each of them holds.` }],
    }
  const at = content[field]
  const other =
    at === null ? undefined : said.flat().find(({ minutes }) => !clocksOf(assessment, at, zone).has(minutes))
  if (at === null || other === undefined) return null
  return {
    ...plain,
    title: `The text says another time for ${names[field]}`,
    why: [
      {
        text: `The text says ${other.words}, but the field says ${timeAndDayInWords(at, zone, now)}. Write ${placeholders[field]} in the text, which always says the time of the field.`,
      },
    ],
    suggestions: [{ value: `place:${field}`, label: 'Use the time of the field' }],
  }
}

function promisedTooEarly(assessment: Assessment, zone: string): FindingProps[] {
  const { content, now } = assessment
  const { nextUpdateBy } = content
  const out = outAt(assessment)
  if (nextUpdateBy === null || nextUpdateBy <= now || nextUpdateBy > out) return []
  const [promised, going] = [nextUpdateBy, out].map((at) => timeAndDayInWords(at, zone, now))
  return [
    {
      ...plain,
      title: 'The next update comes before this goes out',
      why: [{ text: `This goes out at ${going}, but promises an update by ${promised}. Choose a later time for it.` }],
    },
  ]
}

/** What clocks show at that instant where it is read, and in the form. */
function clocksOf(assessment: Assessment, at: Instant, zone: string): Set<number> {
  const zones = [zone, ...assessment.content.channels.flatMap((channel) => zonesIn(assessment, channel))]
  return new Set(
    [...new Set(zones)].map((one) => {
      const { wall } = readWall(one, toMillis(at))
      return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
    }),
  )
}

function wordsOf(times: readonly SaidTime[]): string[] {
  return [...new Map(times.map(({ minutes, words }) => [minutes, words])).values()]
}

const plain = { tone: 'caution', details: [], remedies: [], suggestions: [], override: [] } as const satisfies Omit<
  FindingProps,
  'title' | 'why'
>
