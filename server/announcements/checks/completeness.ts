import type { Instant } from '../../platform/clock.ts'
import type { Content } from '../announcement.ts'
import { isPromiseLapsed } from '../readiness.ts'
import { saysUpdate, withoutUpdates } from './times-in-text.ts'

/** One thing that a reader wants to know. Leaving it out is only a warning. */
export interface CompletenessItem {
  key: 'what' | 'where' | 'since' | 'end' | 'cause' | 'advice' | 'next' | 'link'
  word: string
  there: boolean
  /** What to do when it is missing. */
  sentence: string
}

const since =
  /\b(since|began|begun|start(s|ed|ing)?|this (morning|afternoon|evening)|tonight|last night|yesterday|earlier today|from (about )?\d|at (about|around|approximately|roughly) (\d|noon|midnight))/i
const end =
  /\b(until|till|by|expected|end|ends|restored|back|fixed|over|all day|for (about )?(\w+ )?(minutes?|hours?|days?|weeks?)|(not|don[’']t) (yet )?known? (yet )?(when|how long))\b/i
const moment = String.raw`(?:\d{1,2}(?::\d\d)?\s*[ap](?:m\b|\.m\.)|noon|midnight|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w{0,6}\.?\s+\d{1,2})`
/** "from 9 am to 1 pm", "9 to 11 am", "Tuesday through Thursday", "between noon and 3 pm" */
const period = new RegExp(String.raw`(?:${moment}|\d)\s*(?:to|through|and|–|-)\s*${moment}`, 'i')
const cause =
  /\b(because|caus(e|es|ed|ing)|reason|due to|after an?|burst\w*|broken?|broke|breaks?|brok\w*|fault\w*|damag\w*|fail\w*|works?|worker\w*|repair\w*|replac\w*|maintenance|upgrad\w*|install\w*|construction|excavat\w*|dug|digging|cut|leak\w*|storm\w*|wind\w*|snow\w*|ice|flood\w*|fire\w*|heat|lightning|trees?|crash\w*|accidents?|collision|strikes?|outages?|blackout|overload\w*|shortage|bacteria|contaminat\w*|test(s|ing|ed)?|inspect\w*|(not|don[’']t) (yet )?known?)\b/i
const advice =
  /\b(boil|avoid|use|call|wait|restart|switch|turn|keep|check|bring|stay|visit|drink|do not|don’t|don't|you can|you need|no need|nothing to do)\b/i

/** What takes earlier advice back, or says that it still holds. */
const lifting =
  /\b(no longer|no need|not need|don[’']t need|can (?:now |again )?(?:use|drink|stop)|safe to|as usual|as normal|normally|again|lifted|still|continue|keep|until)\b/i
/** What asks people to do something, at the beginning of a sentence. */
const order =
  /^(?:please|do not|don[’']t|never|boil|avoid|use|call|wait|restart|switch|turn|keep|check|bring|stay|visit|drink|close|shut|save|limit|unplug|leave|move|run|flush)\b/i

/** What a text tells people to do; null when nothing. */
export function toldToDoIn(text: string): string | null {
  return (
    text
      .split(/(?<=[.!?])\s+|\n+/)
      .find((sentence) => order.test(sentence.trim()))
      ?.trim() ?? null
  )
}

/** What is known beside a text. */
export interface Known {
  /** Names of which it should contain at least one. */
  places: readonly string[]
  now: Instant
  /** What earlier messages about the same incident told people to do; null when nothing. */
  toldToDo: string | null
}

/** Nothing is broken, so nobody asks for a cause or the next update. A first notice without an incident opens one. */
function isPlainInformation({ incident, opens, stage }: Content): boolean {
  return incident === null && opens === null && stage === null
}

/** What a text of this kind and stage should say. */
export function completeness(content: Content, { places, now, toldToDo }: Known): CompletenessItem[] {
  const text = `${content.headline}\n${content.body}`
  const hasPeriod = period.test(text)
  const lower = text.toLowerCase()
  const isInformation = isPlainInformation(content)
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
      {
        key: 'since',
        word: 'Start time',
        there: hasPeriod || since.test(text),
        sentence: isInformation ? 'Say from when.' : 'Say when it started.',
      },
      {
        key: 'end',
        word: isInformation ? 'End' : 'Expected end',
        there: hasPeriod || end.test(withoutUpdates(text)),
        sentence: isInformation ? 'Say until when.' : 'Say when it should end, and how sure that is.',
      },
    )
    if (!isInformation)
      items.push(
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
      )
    if (!isInformation || content.nextUpdateBy !== null)
      items.push({
        key: 'next',
        word: 'Next update',
        there: content.nextUpdateBy !== null && !isPromiseLapsed(content, now),
        sentence: isPromiseLapsed(content, now)
          ? 'The promised update time has passed. Choose a later one.'
          : saysUpdate(text)
            ? 'The text speaks of an update. Enter its time under “Next update by” too, because notice pages show it from there.'
            : 'Say when the next update will come.',
      })
  }
  if (content.stage === 'all_clear' && toldToDo !== null)
    items.push({
      key: 'advice',
      word: 'What to do',
      there: lifting.test(text),
      sentence: `People were told: “${toldToDo}” Say what people no longer need to do.`,
    })
  items.push({
    key: 'link',
    word: 'Link',
    there: content.link !== '' || /https?:\/\//.test(text),
    sentence: 'Add a link to more information.',
  })
  return items
}
