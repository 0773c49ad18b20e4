import { createHash } from 'node:crypto'
import type { Content } from './announcement.ts'

const empty: Omit<Content, 'kind'> = {
  severity: 'routine',
  category: '',
  headline: '',
  body: '',
  texts: {},
  link: '',
  audience: { include: [], exclude: [] },
  channels: [],
  at: null,
  atByChannel: {},
  publishBy: null,
  incident: null,
  stage: null,
  nextUpdateBy: null,
}

export function newContent(given: Partial<Content> & Pick<Content, 'kind'>): Content {
  return { ...empty, ...given }
}

/** Only what a person writes, in a fixed order. */
export function contentOf(from: Content): Content {
  const keys = ['kind', ...Object.keys(empty)] as (keyof Content)[]
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as unknown as Content
}

/**
 * What an approval names: everything but the times (docs/lifecycle.md#approval). The calendar decides about the times,
 * and a time that is refused leaves the approval as it is.
 */
export function hashContent(content: Content): string {
  const { at: _at, atByChannel: _atByChannel, publishBy: _publishBy, texts, ...said } = contentOf(content)
  const sorted = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([said, sorted]))
    .digest('hex')
}

/**
 * What an override names: the content and its times. Whoever passed a finding did so for that time; at another one
 * it is asked again.
 */
export function hashContentAndTimes(content: Content): string {
  const { at, atByChannel } = content
  return createHash('sha256')
    .update(JSON.stringify([hashContent(content), at, atByChannel]))
    .digest('hex')
}

/** The channel's own text where there is one. */
export function textFor(content: Pick<Content, 'texts' | 'body'>, channel: string): string {
  return content.texts[channel]?.trim() || content.body
}

const templateField = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names of the template's fields that nobody has filled in. */
export function unfilledFields(content: Pick<Content, 'headline' | 'body' | 'texts' | 'link'>): string[] {
  const texts = [content.headline, content.body, content.link, ...Object.values(content.texts)]
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(templateField)].map(([, name]) => name || 'without a name'))),
  ]
}
