import type { Channel } from '../../channels/channel.ts'
import { timeOf } from '../../planning/model/timing.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import { whichField } from '../../platform/pages/which-time.ts'
import { groupedZones } from '../../platform/pages/zone-options.ts'
import { zoneInWords } from '../../platform/time-words.ts'
import type { Assessment } from '../checks/assessment.ts'
import { offeredInWords } from '../checks/offered-time.ts'
import { isSameClock, zonesOfAudience } from '../form/audience-zones.ts'
import type { ComposerForm, TimeChoice } from '../form/composer-form.ts'
import type { ReadTimes } from '../form/composer-times.ts'
import { shownTime } from '../form/entered-times.ts'
import { withError } from './fields.ts'
import type { TimeHelp, WhichTime, WhichTimes } from './live-props.ts'
import type { WhenFields } from './section-props.ts'

const words: readonly [TimeChoice, string][] = [
  ['approval', 'As soon as approved'],
  ['time', 'At a set time'],
  ['local', 'Same local time in each zone'],
  ['none', 'No time yet'],
]

/** An audience of the whole country has more zones than anybody looks through. */
const ZONES_AT_MOST = 6

const ownWords = words.filter(([value]) => value === 'time' || value === 'local')

export function whenFields(
  assessment: Assessment,
  { form, home }: { form: ComposerForm; home: string },
  errors: FieldErrors,
  which: WhichTimes,
): WhenFields {
  const { tree, candidate, now } = assessment
  const checked = (field: Field) => withError(field, errors)
  return {
    note: zoneInWords(form.zone, timeOf(candidate) ?? now),
    zoneHint: zoneHint(assessment, form),
    choices: words.map(([value, label]) => ({ value, label, chosen: value === form.when })),
    date: checked({ name: 'date', label: 'Day', value: shownTime(form.date), control: 'date' }),
    time: checked({ name: 'time', label: 'Time', value: shownTime(form.time), control: 'time' }),
    zone: checked({
      name: 'zone',
      label: 'Time zone',
      value: form.zone,
      control: 'select',
      options: groupedZones(tree, { chosen: form.zone, now, groups: groupsOf(assessment, form, home) }),
    }),
    others: timedChannels(assessment, form).map(({ key, name }, index) => ({
      field: checked({
        name: `at:${key}`,
        label: name,
        value: shownTime(form.times[key]?.wall ?? ''),
        control: 'datetime-local',
      }),
      name: `when:${key}`,
      which: which.others[index]!,
      choices: ownWords.map(([value, label]) => ({
        value,
        label,
        chosen: value === (form.times[key]?.when ?? 'time'),
      })),
    })),
    publishBy: checked({
      name: 'publishBy',
      label: 'Don’t publish after',
      value: shownTime(form.publishBy),
      control: 'datetime-local',
    }),
    lasting: form.kind === 'service' ? lastingFields(form, checked) : null,
  }
}

function groupsOf({ tree, now }: Assessment, form: ComposerForm, home: string) {
  return [
    ['Audience', zonesOfAudience(tree, form, toMillis(now)).slice(0, ZONES_AT_MOST)],
    ['Organization', [home]],
  ] as const
}

/** Says when the audience has another time than this form, or several, and what can be chosen then. */
function zoneHint({ tree, now }: Assessment, form: ComposerForm): WhenFields['zoneHint'] {
  const zones = zonesOfAudience(tree, form, toMillis(now))
  const [zone] = zones
  const own = zoneInWords(form.zone, now)
  if (zone === undefined) return null
  if (zones.length > 1) {
    if (form.when === 'local') return null
    const same = 'For one local time, choose “Same local time in each zone”.'
    return { text: `The audience is in ${zones.length} time zones. Times here are ${own}. ${same}`, use: null }
  }
  if (isSameClock(zone, form.zone, toMillis(now))) return null
  const use = { value: `zone:${zone}`, label: `Use ${zoneInWords(zone, now)}` }
  return { text: `The audience has ${zoneInWords(zone, now)}. Times here are ${own}.`, use }
}

/** How long what it tells of lasts, and when readers hear of it again. */
function lastingFields(form: ComposerForm, checked: (field: Field) => Field): WhenFields['lasting'] {
  const time = (name: 'began' | 'expectedEnd' | 'nextUpdateBy', label: string) =>
    checked({ name, label, value: shownTime(form[name]), control: 'datetime-local' })
  const options = [
    { value: 'estimated', label: 'Estimated' },
    { value: 'known', label: 'Certain' },
  ]
  const words = lastingWords(form)
  const isInformation = isPlainInformation(form)
  return {
    ...{ legend: words.legend, note: words.note },
    began: time('began', words.began),
    expectedEnd: time('expectedEnd', words.expectedEnd),
    confidence: isInformation
      ? null
      : checked({ name: 'confidence', label: 'The end is', value: form.confidence, control: 'select', options }),
    nextUpdateBy:
      isInformation && form.nextUpdateBy === ''
        ? null
        : {
            ...time('nextUpdateBy', 'Next update by'),
            ...(form.stage === 'all_clear' ? { hint: 'An all-clear promises none.' } : {}),
          },
  }
}

/** Nothing is broken, so it has a period, no end that somebody expects, and nothing to promise. */
function isPlainInformation({ incident, stage }: ComposerForm): boolean {
  return incident === '' && stage !== 'correction'
}

function lastingWords(form: ComposerForm) {
  const end = 'Without an end, notice pages show it as current for a day, or for a week if it is not routine.'
  if (isPlainInformation(form)) {
    const note = form.expectedEnd === '' ? `When this holds. ${end}` : 'When this holds.'
    return { legend: 'Period', note, began: 'From', expectedEnd: 'Until' }
  }
  const expectedEnd = form.incident === 'new:planned' ? 'Until' : 'Expected end'
  const note = 'Leave the start empty if it has just started.'
  return {
    legend: 'How long it lasts',
    note: form.incident === 'new:planned' ? null : note,
    began: 'Starts',
    expectedEnd,
  }
}

/** The channels that may have a time of their own. There is nothing to set apart while there is only one. */
export function timedChannels(
  { calendar }: Assessment,
  { times }: ComposerForm,
): readonly Pick<Channel, 'key' | 'name'>[] {
  const isTimed = (key: string) => times[key] !== undefined
  const channels = calendar.channels.filter(({ key, enabled }) => enabled || isTimed(key))
  return channels.length > 1 || channels.some(({ key }) => isTimed(key)) ? channels : []
}

/** Which of two equal hours is meant, for each time of the form. */
export function whichTimes(
  assessment: Assessment,
  form: ComposerForm,
  repeated: ReadTimes['repeated'],
  errors: FieldErrors,
): WhichTimes {
  const which = (name: string, label: string): WhichTime => {
    const readings = repeated[name]
    const asked = { zone: form.zone, chosen: form.offsets[name] ?? '' }
    return {
      id: `which-${name.replace(':', '-')}`,
      field: readings === undefined ? null : withError(whichField({ name, label }, { readings, ...asked }), errors),
    }
  }
  return {
    main: which('time', 'Time'),
    publishBy: which('publishBy', 'Don’t publish after'),
    lasting:
      form.kind === 'service'
        ? [
            which('began', lastingWords(form).began),
            which('expectedEnd', lastingWords(form).expectedEnd),
            which('nextUpdateBy', 'Next update'),
          ]
        : [],
    others: timedChannels(assessment, form).map(({ key, name }) => which(`at:${key}`, name)),
  }
}

export function timeHelp(assessment: Assessment, form: ComposerForm, action: string): TimeHelp {
  const { report, candidate } = assessment
  const at = timeOf(candidate)
  const free = report.nextFree
  const useful = candidate.parts.length > 0 && free !== null && (at === null || report.verdict === 'blocked')
  return {
    action,
    nextFree: useful
      ? { value: `at:${fromMillis(free)}`, label: `Next free: ${offeredInWords(assessment, free, form.zone)}` }
      : null,
  }
}
