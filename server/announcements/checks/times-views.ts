import { placeholders } from '../../incidents/told-times.ts'
import { type Instant, toMillis } from '../../platform/clock.ts'
import { formatList } from '../../platform/format.ts'
import { readWall } from '../../platform/time/wall-time.ts'
import { timeAndDayInWords } from '../../platform/time-words.ts'
import { saysTime } from '../placeholders.ts'
import type { Assessment } from './assessment.ts'
import type { FindingProps } from './checks-props.ts'
import { zonesIn } from './previews-views.ts'
import { instantSaid } from './said-instant.ts'
import { outAt } from './suggestions.ts'
import { type SaidTime, type TimeField, timesSaid } from './times-in-text.ts'

const names: Record<TimeField, string> = {
  began: 'the start',
  expectedEnd: 'the expected end',
  nextUpdateBy: 'the next update',
}
const fields = Object.keys(names) as TimeField[]

/** Warns when a text says two times of one thing, or another one than its field, or a promise comes before the post. */
export function timeFindings(assessment: Assessment, zone: string): FindingProps[] {
  if (assessment.content.kind === 'marketing') return []
  const told = fields.filter((field) => field !== 'began' || assessment.content.stage !== 'all_clear')
  return [...told.flatMap((field) => differing(assessment, field, zone) ?? []), ...promisedTooEarly(assessment, zone)]
}

function differing(assessment: Assessment, field: TimeField, zone: string): FindingProps | null {
  const { content, now } = assessment
  const at = timeOfField(assessment, field)
  const texts = [`${content.headline}\n${content.body}`, ...Object.values(content.texts)]
  const said = texts.map((text) => timesSaid(text, field))
  const twice = said.find((times) => new Set(times.map(({ minutes }) => minutes)).size > 1)
  if (twice)
    return {
      ...plain,
      title: `Two times for ${names[field]}`,
      why: [{ text: `The text says ${formatList(wordsOf(twice))}. Say one time, or say where each of them holds.` }],
    }
  const isFilledIn = field !== 'began' && texts.some((text) => saysTime(text, field))
  const other =
    at === null ? undefined : said.flat().find(({ minutes }) => !clocksOf(assessment, at, zone).has(minutes))
  const beside = isFilledIn ? (other ?? (at === null ? said.flat()[0] : undefined)) : undefined
  if (beside !== undefined && field !== 'began')
    return {
      ...plain,
      title: `Two times for ${names[field]}`,
      why: [{ text: `The text says ${placeholders[field]} and ${beside.words}. Say one time.` }],
    }
  if (at === null || other === undefined) return null
  if (field === 'began') return otherStart(assessment, { said: other, at, zone })
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

/** The start has no placeholder: the text is right, or it is changed by hand. */
function otherStart(
  assessment: Assessment,
  { said, at, zone }: { said: SaidTime; at: Instant; zone: string },
): FindingProps {
  const { content, now } = assessment
  const shown = timeAndDayInWords(at, zone, now)
  const instead =
    content.began !== null
      ? `but “Starts” says ${shown}.`
      : `but “Starts” is empty, so notice pages say ${content.opens === null ? shown : 'the time when it is sent for approval'}.`
  const taken = instantSaid(said, 'began', { zone, now })
  return {
    ...plain,
    title: `The text says another time for ${names.began}`,
    why: [{ text: `The text says ${said.words}, ${instead}` }],
    suggestions: taken === null ? [] : [{ value: 'take:began', label: `Enter ${said.words} under “Starts”` }],
  }
}

/** The time that notice pages say: that of the field, else of its incident. What just opens one starts now. */
function timeOfField({ content, incident, now }: Assessment, field: TimeField): Instant | null {
  if (field !== 'began' || content.began !== null) return content[field]
  return content.opens === 'unplanned' ? now : (incident?.began ?? null)
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
