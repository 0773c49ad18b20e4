import { zoneOfMost } from '../areas/tree/main-zone.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Targets } from '../calendar/targets.ts'
import { fillTimes, placeholders, type Reading, type ToldTimes } from '../incidents/told-times.ts'
import type { Part } from '../planning/model/message.ts'
import type { Content } from './announcement.ts'

type Texts = Pick<Content, 'headline' | 'body' | 'texts'>

const anyField = /\{\{([^{}]*)\}\}/g
/** The content with the times of all its texts filled in. */
export function withTimesFilled<Filled extends Texts & ToldTimes>(content: Filled, reading: Reading): Filled {
  const fill = (text: string) => fillTimes(text, content, reading)
  const texts = Object.fromEntries(Object.entries(content.texts).map(([channel, text]) => [channel, fill(text)]))
  return { ...content, headline: fill(content.headline), body: fill(content.body), texts }
}

/** Whether a text says a time from its field. */
export function saysTime(text: string, field: keyof typeof placeholders): boolean {
  const name = placeholders[field].slice(2, -2)
  return [...text.matchAll(anyField)].some(([, found]) => found!.trim().toLowerCase() === name)
}

/** The names of template fields that are not filled in yet, and of times that are not set. */
export function unfilledFields(content: Texts & ToldTimes & Pick<Content, 'link'>): string[] {
  const set = [
    ...(content.expectedEnd === null ? [] : ['expected end']),
    ...(content.nextUpdateBy === null ? [] : ['next update']),
  ]
  const isFilled = (name: string) => set.includes(name.toLowerCase())
  const names = (text: string) => [...text.matchAll(anyField)].map(([, name]) => name!.trim() || 'without a name')
  const texts = [content.headline, content.body, ...Object.values(content.texts)]
  const left = [...texts.flatMap(names).filter((name) => !isFilled(name)), ...names(content.link)]
  return [...new Set(left)]
}

/** The zones in which a channel's message is read: of each of its parts, that of most who get it. */
export function zonesOf(
  tree: Tree,
  { targets, parts }: { targets: Targets; parts: readonly Part[] },
  channel: string,
): string[] {
  const ofParts = parts
    .filter((part) => part.channel === channel)
    .flatMap(({ zone, reach }) => zone ?? zoneOfMost(tree, reach) ?? [])
  return ofParts.length > 0 ? [...new Set(ofParts)] : [zoneOfMost(tree, targets.places) ?? 'UTC']
}
