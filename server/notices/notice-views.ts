import { stageWords } from '../announcements/status-words.ts'
import type { Severity } from '../incidents/severity.ts'
import type { Instant } from '../platform/clock.ts'
import type { Time } from '../platform/pages/shared-props.ts'
import type { Link } from './area-links.ts'
import type { IncidentThread } from './incident-thread.ts'
import type { Notice, StoredNotice } from './notice.ts'
import type { FormatTime } from './page-times.ts'
import type { Brief, Card, Fact, NoticeText, State, Tone } from './props.ts'

export function noticeHref(id: string): string {
  return `/notices/announcements/${encodeURIComponent(id)}`
}

/** Splits a text at blank lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}

/** The notice's link. Null unless it is http or https, because a `javascript:` address must not become a link. */
export function linkOf({ link }: StoredNotice): Link | null {
  const url = URL.parse(link.trim())
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  return { href: url.href, label: `More at ${url.hostname.replace(/^www\./, '')}` }
}

const severityTones: Record<Severity, Tone> = { routine: 'plain', minor: 'caution', major: 'bad', critical: 'bad' }

export function toneOf({ severity }: StoredNotice): Tone {
  return severityTones[severity]
}

export function stateOf({ state, top }: Pick<IncidentThread, 'state' | 'top'>): State {
  switch (state) {
    case 'now':
      return { icon: 'triangle-alert', word: `Happening now, ${top.severity}`, tone: toneOf(top) }
    case 'planned':
      return { icon: 'calendar-clock', word: `Planned, ${top.severity}`, tone: 'plain' }
    case 'over':
      return { icon: 'circle-check', word: 'Over', tone: 'plain' }
    case 'offer':
      return { icon: 'megaphone', word: 'Offers and news', tone: 'plain' }
  }
}

export function factsOf(thread: IncidentThread, formatTime: FormatTime, now: Instant): Fact[] {
  const { state, top, notices, endedAt, promisedBy } = thread
  const facts = [fact('Where', top.where)]
  if (state === 'offer') return facts
  if (state !== 'planned') facts.push(fact('Since', null, formatTime(notices.at(-1)!.publishedAt), '(first notice)'))
  if (endedAt !== null) facts.push(fact('Ended', null, formatTime(endedAt)))
  if (promisedBy === null) {
    if (state === 'now') facts.push(fact('Next update', 'no time promised yet'))
  } else if (promisedBy < now) {
    facts.push(fact('Next update', 'by', formatTime(promisedBy), 'was promised and is late'))
  } else {
    facts.push(fact('Next update', 'by', formatTime(promisedBy)))
  }
  return facts
}

function fact(term: string, text: string | null, time: Time | null = null, note: string | null = null): Fact {
  return { term, text, time, note }
}

export function stageWord({ stage }: StoredNotice): string {
  return stage === null ? 'Notice' : stageWords[stage].readers
}

export function noticeTextOf(notice: Notice, formatTime: FormatTime, under: string | null): NoticeText {
  return {
    href: noticeHref(notice.id),
    language: notice.language,
    time: formatTime(notice.publishedAt),
    word: stageWord(notice),
    headline: notice.headline === under ? null : notice.headline,
    paragraphs: paragraphsOf(notice.text),
    link: linkOf(notice),
  }
}

export function cardOf(thread: IncidentThread, formatTime: FormatTime, now: Instant): Card {
  const { top, notices } = thread
  return {
    href: noticeHref(top.id),
    language: top.language,
    state: stateOf(thread),
    headline: top.headline,
    facts: factsOf(thread, formatTime, now),
    notices: notices.map((notice) => noticeTextOf(notice, formatTime, top.headline)),
  }
}

export function briefOf({ top, endedAt }: IncidentThread, formatTime: FormatTime): Brief {
  return {
    href: noticeHref(top.id),
    language: top.language,
    headline: top.headline,
    word: endedAt === null ? 'Published' : 'Ended',
    time: formatTime(endedAt ?? top.publishedAt),
    where: top.where,
    paragraphs: paragraphsOf(top.text),
    link: linkOf(top),
  }
}
