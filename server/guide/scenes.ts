import { pairs, size, unionAll } from '../areas/tree/intervals.ts'
import { summarise } from '../audiences/summary.ts'
import { audienceInWords, sentenceOf } from '../calendar/rules/rule-sentences.ts'
import type { Finding, Verdict } from '../planning/model/report.ts'
import type { World } from '../planning/model/world.ts'
import { formatCount, formatList } from '../platform/format.ts'
import type { StatusMark } from '../platform/pages/shared-props.ts'
import { timestampInWords, zoneInWords } from '../platform/time-words.ts'
import { exactMomentInWords, letterOf } from './captions.ts'
import type { CasePost, Fact, Scene, Trial } from './cases/case.ts'
import { country } from './cases/country.ts'
import { worldOf } from './cases/setting.ts'
import { pictureOf } from './pictures.ts'
import type { FactView, SceneView, TrialView } from './props.ts'
import { evaluate, type Judged } from './worked-cases.ts'

const marks: Record<Verdict, StatusMark> = {
  clear: { icon: 'circle-check', word: 'Allowed', tone: 'good' },
  warning: { icon: 'triangle-alert', word: 'Warned', tone: 'caution' },
  blocked: { icon: 'octagon-x', word: 'Blocked', tone: 'bad' },
}

const factIcons: Record<Fact['tone'], string> = { good: 'circle-check', bad: 'octagon-x', plain: 'info' }

/** If there are more places than this, their names are left out. */
const NAMES_AT_MOST = 5

export function factView({ asks, word, tone, says }: Fact): FactView {
  return { asks, says, status: { icon: factIcons[tone], word, tone } }
}

export function sceneView(scene: Scene): SceneView {
  const world = worldOf(scene)
  const judged = evaluate(scene)
  return {
    title: scene.title,
    rules: scene.rules.map((rule) =>
      sentenceOf(rule, {
        area: (code) => summarise(country, { include: [code], exclude: [] }),
        audience: (audience) => audienceInWords(country, audience),
        channel: world.channelName,
        time: (instant) => timestampInWords(instant, scene.zone),
      }),
    ),
    posts: scene.posts.map((post) => postInWords(post, world, scene.zone)),
    picture: pictureOf(
      scene,
      judged.map(({ report }) => report.verdict === 'blocked'),
    ),
    clock: zoneInWords(scene.zone, scene.now),
    trials: judged.map((result, index) => trialView(result, index, world, scene.zone)),
  }
}

function postInWords({ kind, channel, where, at }: CasePost, world: World, zone: string): string {
  const lane = kind === 'service' ? 'Service' : 'Marketing'
  return `${lane} on ${world.channelName(channel)} to ${where}: ${exactMomentInWords(at, zone)}`
}

function trialView({ trial, report, remedies }: Judged, index: number, world: World, zone: string): TrialView {
  const { parts } = trial.candidate
  const reach = unionAll(parts.map((part) => part.reach))
  const alternatives = remedies.flatMap((remedy) => {
    if (remedy.type === 'leave_out_places') return `or leave out ${formatCount(remedy.count, 'place')}`
    return remedy.type === 'split_by_zone' ? 'or split it by zone' : []
  })
  const next =
    report.nextFree === null
      ? 'No time in the next three months is free'
      : `Next free: ${exactMomentInWords(report.nextFree, zone)}`
  const says = report.findings.map((finding) => [finding.message, ...namesIn(finding, size(reach))].join(' '))
  return {
    letter: letterOf(index),
    asks: `${trial.what} ${destinationOf(trial, world, zone)}`,
    status: marks[report.verdict],
    says: report.verdict === 'blocked' ? [...says, `${[next, ...alternatives].join(', ')}.`] : says,
  }
}

/** "to Austin, Texas, on Facebook: Wed, June 10, 9:00 am" */
function destinationOf({ where, candidate: { parts } }: Trial, world: World, zone: string): string {
  const byTime = Map.groupBy(parts, ({ at }) => at!)
  const times = [...byTime].map(([at, together]) => {
    const channels = formatList(together.map(({ channel }) => world.channelName(channel)))
    return `on ${channels}, ${exactMomentInWords(at, zone)}`
  })
  return `to ${where}, ${times.join('; ')}`
}

/** The names of the places, unless they are all the places that the post reaches. */
function namesIn({ places }: Finding, reached: number): string[] {
  if (places.count < 2 || places.count === reached || places.count > NAMES_AT_MOST) return []
  const names = pairs(places.intervals).flatMap(([lo, hi]) =>
    Array.from({ length: hi - lo }, (_, index) => country.placeAt(lo + index).name),
  )
  return [`There: ${formatList(names)}.`]
}
