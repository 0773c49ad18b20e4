import type { Fact, WorkedCase } from './case.ts'
import { aCase } from './setting.ts'

/** Cases that depend on stored data, or on two people acting at once. */
export function storedCases(): WorkedCase[] {
  return [
    aCase(
      13,
      'What counts',
      'At most 1 message in 24 hours. There is a post to Austin at 9:00 am, and another would go out at 10:00 am.',
      {
        inWordsOnly: true,
        facts: [
          blocked('The first is scheduled', 'Scheduled posts count.'),
          allowed('The first was canceled', 'Canceled posts do not count.'),
          blocked('The first was published, then retracted', 'People have seen it, so it counts.'),
        ],
      },
    ),
    aCase(15, 'Two people want the last free time', 'Both see it and press the button in the same second.', {
      inWordsOnly: true,
      facts: [
        plain('Both schedule', 'One succeeds', 'The other sees which post was first and the nearest free times.'),
      ],
    }),
    aCase(25, 'A stricter rule', 'A cap goes down from 3 to 2, and three posts are scheduled already.', {
      inWordsOnly: true,
      facts: [
        plain('The rule is saved', 'They stay', 'The rule’s page lists them.'),
        plain(
          'An administrator chooses to hold them',
          'They are on hold',
          'Each waits for someone to give it a new time.',
        ),
      ],
    }),
    aCase(
      26,
      'Going out late',
      'Planned for 9:00 am. Another post follows at 10:00 am, and there must be 1 hour between two.',
      {
        inWordsOnly: true,
        facts: [
          allowed('It goes out at 9:04 am', 'Up to 5 minutes late counts as on time.'),
          plain(
            'It goes out at 9:20 am',
            'Held',
            'The rules are checked again at the real time: 9:20 am is too close to the next post.',
          ),
        ],
      },
    ),
    aCase(29, 'Approved, but the time is taken', 'Someone else took the time after it was approved.', {
      inWordsOnly: true,
      facts: [plain('It is scheduled', 'Refused', 'You see the nearest free times. The content stays approved.')],
    }),
  ]
}

function blocked(asks: string, says: string): Fact {
  return { asks, word: 'Blocked', tone: 'bad', says }
}

function allowed(asks: string, says: string): Fact {
  return { asks, word: 'Allowed', tone: 'good', says }
}

function plain(asks: string, word: string, says: string): Fact {
  return { asks, word, tone: 'plain', says }
}
