import { exceededInPlan } from '../../planning/forbidden/exceeded-in-plan.ts'
import { proposeReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { formatCount, formatList } from '../../platform/format.ts'
import { HOUR, MINUTE } from '../../platform/time-units.ts'
import { longMomentInWords } from '../../platform/time-words.ts'
import type { Fact, Scene, WorkedCase } from './case.ts'
import { austin, chicago, elPaso, miami, newYork, texas, travis } from './country.ts'
import { aCase, aScene, at, b, cap, post, trial, worldOf } from './setting.ts'

const thread = { incident: 'burst', kind: 'service', severity: 'major' } as const

/** Cases about what counts as one message: across channels, in a thread, and when it is exempt from a rule. */
export function countingCases(): WorkedCase[] {
  const updates = [0, 30, 60].map((minutes) => post(b + minutes * MINUTE, travis, thread))
  const firstOnly = cap(2, 24, { threads: 'first_only' })
  const another = { what: 'An update', ...thread }
  const inTravis = { posts: updates, trials: [trial(b + 90 * MINUTE, travis, another)], rows: [travis] }
  const together = cap(1, 24, { name: '24 hours between any two posts', across: 'together' })
  const critical = criticalScene()
  return [
    aCase(
      16,
      'The updates of an incident',
      'People without water want every update, so a rule can count an incident once.',
      {
        scenes: [
          aScene({ title: 'Counting only the first message', rules: [firstOnly], ...inTravis }),
          aScene({ title: 'Counting each', rules: [cap(2, 24)], ...inTravis }),
        ],
      },
    ),
    aCase(
      17,
      'An update that reaches a new town',
      'It is the first message of the incident there, so it counts there.',
      {
        scenes: [
          aScene({
            rules: [firstOnly],
            posts: [...updates, post(b - 3 * HOUR, elPaso), post(b - 2 * HOUR, elPaso)],
            trials: [trial(b + 90 * MINUTE, texas, another)],
            rows: [travis, elPaso],
          }),
        ],
      },
    ),
    aCase(18, 'A critical post goes out at once', 'It is exempt, but it counts. The later post is now one too many.', {
      scenes: [critical],
      facts: [whatMoves(critical)],
    }),
    aCase(
      22,
      'Each channel, or all together',
      'A cap per channel ignores other channels. A cap on all channels together does not.',
      {
        scenes: [
          aScene({
            rules: [together, cap(1, 24)],
            posts: [post(b, austin), post(b, austin, { channel: 'x' })],
            trials: [trial(b + HOUR, austin, { channel: 'sms' })],
            rows: [austin],
          }),
        ],
      },
    ),
    aCase(
      23,
      'One announcement on two channels',
      'At the same moment it is one message. Three hours apart it is two.',
      {
        scenes: [
          onTwoChannels('Text messages 3 hours after Facebook', together, 3 * HOUR),
          onTwoChannels('Both at once', together, 0),
        ],
      },
    ),
    aCase(
      30,
      'The first message of an incident is canceled',
      'You can always cancel. The update now counts, and Hark reports what it collides with.',
      {
        scenes: threadScenes(),
        facts: threadScenes().map(({ title, ...scene }) => whatIsOver(title!, { title, ...scene })),
      },
    ),
  ]
}

function criticalScene(): Scene {
  return aScene({
    rules: [cap(2, 24, { exemptFrom: 'critical' })],
    posts: [post(b - HOUR, austin, { status: 'done' }), post(b + 3 * HOUR, austin)],
    trials: [trial(b + HOUR, austin, { what: 'A critical post', kind: 'service', severity: 'critical' })],
    rows: [austin],
    now: b,
  })
}

function whatMoves(scene: Scene): Fact {
  const { reschedules, cost } = proposeReschedules(worldOf(scene), scene.trials[0]!.candidate)
  const says = reschedules.map(
    ({ from, to }) => `${longMomentInWords(from, chicago)}, to ${longMomentInWords(to, chicago)}.`,
  )
  return {
    asks: 'Who makes room?',
    word: cost === 0 ? 'No post' : `Move ${formatCount(cost, 'post')}`,
    tone: 'plain',
    says: says.join(' '),
  }
}

function onTwoChannels(title: string, rule: Scene['rules'][number], later: number): Scene {
  const part = { reach: austin.places }
  const parts = [
    { channel: 'facebook', at: b, ...part },
    { channel: 'sms', at: b + later, ...part },
  ]
  return aScene({ title, rules: [rule], trials: [trial(b, austin, { parts })], rows: [austin] })
}

function threadScenes(): Scene[] {
  const rules = [cap(1, 24, { threads: 'first_only' })]
  const posts = [
    post(at('2026-06-08T09:00:00-04:00'), miami, thread),
    post(at('2026-06-08T11:00:00-04:00'), miami, thread),
    post(at('2026-06-09T09:30:00-04:00'), miami),
  ]
  return [
    aScene({ title: 'Before', rules, posts, rows: [miami], zone: newYork }),
    aScene({ title: 'Without the first message', rules, posts: posts.slice(1), rows: [miami], zone: newYork }),
  ]
}

function whatIsOver(asks: string, scene: Scene): Fact {
  const over = exceededInPlan(worldOf(scene))
  if (over.length === 0) return { asks, word: 'Within the rules', tone: 'good', says: '' }
  const times = over.map(({ messages }) =>
    formatList(messages.map((message) => longMomentInWords(message.at, newYork))),
  )
  return { asks, word: 'Reported', tone: 'bad', says: `Too close: ${times.join('; ')}.` }
}
