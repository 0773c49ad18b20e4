import { stageWords } from '../announcements/status-words.ts'
import { courseInWords, courseOf } from '../incidents/course.ts'
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

export function stateOf({ state, top, ended }: Pick<IncidentThread, 'state' | 'top' | 'ended'>): State {
  switch (state) {
    case 'now':
      return { icon: 'triangle-alert', word: `Happening now, ${top.severity}`, tone: toneOf(top) }
    case 'planned':
      return {
        icon: 'calendar-clock',
        word: `${isPostponed(top) ? 'Postponed' : 'Planned'}, ${top.severity}`,
        tone: 'plain',
      }
    case 'over':
      return { icon: 'circle-check', word: ended?.how === 'called_off' ? 'Called off' : 'Over', tone: 'plain' }
    case 'offer':
      return { icon: 'megaphone', word: 'Offers and news', tone: 'plain' }
  }
}

export function factsOf(thread: IncidentThread, formatTime: FormatTime, now: Instant): Fact[] {
  const { state, top, notices, ended, promisedBy } = thread
  const facts = [fact('Where', top.where)]
  if (state === 'offer') return facts
  if (state !== 'planned' && top.about?.kind !== 'planned')
    facts.push(fact('Since', null, formatTime(notices.at(-1)!.publishedAt), '(first notice)'))
  facts.push(...timesOf(thread, formatTime, now))
  if (ended !== null && ended.how !== 'planned_end') facts.push(fact(endWords[ended.how], null, formatTime(ended.at)))
  if (promisedBy === null) {
    if (state === 'now') facts.push(fact('Next update', 'no time promised yet'))
  } else if (promisedBy < now) {
    facts.push(fact('Next update', 'by', formatTime(promisedBy), 'was promised and is late'))
  } else {
    facts.push(fact('Next update', 'by', formatTime(promisedBy)))
  }
  return facts
}

/** The planned begin and end of works, or the expected end of what was not planned. */
function timesOf({ state, top }: IncidentThread, formatTime: FormatTime, now: Instant): Fact[] {
  const { about } = top
  if (about === null) return []
  if (isPostponed(top)) return [fact('Planned begin', 'postponed, a new time is not known yet')]
  return courseInWords(courseOf(about)).map(({ term, at }) => {
    const isEnd = at === about.expectedEnd
    const isPast = isEnd && at <= now && state === 'now'
    const isUnsure = isEnd && at > now && about.confidence === 'estimated'
    return fact(
      term,
      null,
      formatTime(at),
      isPast ? 'has passed, and no new one is known yet' : isUnsure ? '(estimated)' : null,
    )
  })
}

function isPostponed({ about }: StoredNotice): boolean {
  return about?.endedAt === null && about.status === 'postponed'
}

const endWords = { cleared: 'Ended', called_off: 'Called off', planned_end: 'Planned to end' } as const

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

export function briefOf(thread: IncidentThread, formatTime: FormatTime, now: Instant): Brief {
  const { state, top, ended } = thread
  return {
    href: noticeHref(top.id),
    language: top.language,
    headline: top.headline,
    word: ended === null ? 'Published' : endWords[ended.how],
    time: formatTime(ended?.at ?? top.publishedAt),
    where: top.where,
    facts: state === 'planned' ? timesOf(thread, formatTime, now) : [],
    paragraphs: paragraphsOf(top.text),
    link: linkOf(top),
  }
}
