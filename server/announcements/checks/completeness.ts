import type { Instant } from '../../platform/clock.ts'
import type { Content } from '../announcement.ts'
import { isPromiseLapsed } from '../readiness.ts'

/** One thing that a reader wants to know. Leaving it out is only a warning. */
export interface CompletenessItem {
  key: 'what' | 'where' | 'since' | 'end' | 'cause' | 'advice' | 'next' | 'link'
  word: string
  there: boolean
  /** What to do when it is missing. */
  sentence: string
}

const since =
  /\b(since|began|begun|started|this (morning|afternoon|evening)|tonight|last night|yesterday|earlier today|from (about )?\d)/i
const end = /\b(until|till|by|expected|end|ends|restored|back|fixed|over|not (yet )?known when)\b/i
const cause =
  /\b(because|caused?|due to|burst|broken?|broke|break|fault|damaged?|fail(ed|ure)|works? on|leak|storm|not (yet )?known)\b/i
const advice =
  /\b(boil|avoid|use|call|wait|restart|switch|turn|keep|check|bring|stay|visit|drink|do not|don’t|don't|you can|you need|no need|nothing to do)\b/i

/** What a text of this kind and stage should say. It should contain at least one of the names in `places`. */
export function completeness(content: Content, places: readonly string[], now: Instant): CompletenessItem[] {
  const text = `${content.headline}\n${content.body}`
  const lower = text.toLowerCase()
  const items: CompletenessItem[] = [
    {
      key: 'what',
      word: 'What',
      there: content.headline !== '' && content.body !== '',
      sentence: 'Say what happened.',
    },
    {
      key: 'where',
      word: 'Where',
      there: places.some((place) => lower.includes(place.toLowerCase())),
      sentence: 'Name the place, so people can see at once if it affects them.',
    },
  ]
  if (content.kind === 'service' && content.stage !== 'all_clear') {
    items.push(
      { key: 'since', word: 'Start time', there: since.test(text), sentence: 'Say when it started.' },
      {
        key: 'end',
        word: 'Expected end',
        there: end.test(text),
        sentence: 'Say when it should end, and how sure that is.',
      },
      {
        key: 'cause',
        word: 'Cause',
        there: cause.test(text),
        sentence: 'Give the cause, or say that it is not known yet.',
      },
      {
        key: 'advice',
        word: 'What to do',
        there: advice.test(text),
        sentence: 'Say what people can do in the meantime.',
      },
      {
        key: 'next',
        word: 'Next update',
        there: content.nextUpdateBy !== null && !isPromiseLapsed(content, now),
        sentence: isPromiseLapsed(content, now)
          ? 'The promised update time has passed. Choose a later one.'
          : 'Say when the next update will come.',
      },
    )
  }
  items.push({
    key: 'link',
    word: 'Link',
    there: content.link !== '' || /https?:\/\//.test(text),
    sentence: 'Add a link to more information.',
  })
  return items
}
