import { stageWords } from '../announcements/status-words.ts'
import type { Severity } from '../incidents/severity.ts'
import type { Instant } from '../platform/clock.ts'
import type { Time } from '../platform/pages/shared-props.ts'
import type { Link } from './area-links.ts'
import type { IncidentThread } from './incident-thread.ts'
import { linked, type Piece } from './linked-text.ts'
import type { Notice, PlacedNotice, StoredNotice } from './notice.ts'
import type { FormatTime } from './page-times.ts'
import type { Period } from './period.ts'
import type { Brief, Card, Fact, NoticeText, Picture, State, Tone } from './props.ts'
import { imageHref } from './shown-images.ts'

export function noticeHref(id: string): string {
  return `/notices/announcements/${encodeURIComponent(id)}`
}

/** Splits a text at blank lines. */
export function paragraphsOf(text: string): Piece[][] {
  return text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(linked)
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

/** It tells of nothing that is wrong: a shop that is closed, meters that are read. */
export function isQuiet({ severity, incident }: StoredNotice): boolean {
  return severity === 'routine' && incident === null
}

export function stateOf({
  state,
  top,
  ended,
  period,
}: Pick<IncidentThread, 'state' | 'top' | 'ended' | 'period'>): State {
  switch (state) {
    case 'now':
      return isQuiet(top)
        ? { icon: 'info', word: 'Information', tone: 'plain' }
        : { icon: 'triangle-alert', word: `Happening now, ${top.severity}`, tone: toneOf(top) }
    case 'planned':
      return {
        icon: 'calendar-clock',
        word: `${period?.postponed ? 'Postponed' : 'Planned'}, ${top.severity}`,
        tone: 'plain',
      }
    case 'over':
      return { icon: 'circle-check', word: ended?.how === 'called_off' ? 'Called off' : 'Over', tone: 'plain' }
    case 'offer':
      return { icon: 'megaphone', word: 'Offers and news', tone: 'plain' }
  }
}

export function factsOf(thread: IncidentThread, formatTime: FormatTime, now: Instant): Fact[] {
  const { state, top, ended } = thread
  const facts = [fact('Where', top.where)]
  if (state === 'offer') return facts
  facts.push(...timesOf(thread, formatTime, now))
  if (ended !== null && (ended.how === 'cleared' || ended.how === 'called_off'))
    facts.push(fact(endWords[ended.how], null, formatTime(ended.at)))
  return [...facts, ...promiseFacts(thread, formatTime, now)]
}

function promiseFacts({ state, top, promisedBy }: IncidentThread, formatTime: FormatTime, now: Instant): Fact[] {
  if (promisedBy === null)
    return state === 'now' && top.incident !== null ? [fact('Next update', 'No time given yet.')] : []
  const time = formatTime(promisedBy)
  return [promisedBy < now ? fact('Next update', 'Late. It was due', time, '.') : fact('Next update', 'by', time)]
}

/** Since when and until when. The end is not told of what has ended another way. */
function timesOf({ state, period, ended }: IncidentThread, formatTime: FormatTime, now: Instant): Fact[] {
  if (period === null) return []
  const { planned, postponed, begins, ends } = period
  const isFrom = planned || (begins !== null && begins > now)
  const begin = postponed
    ? [fact('Planned start', 'Postponed. No new time yet.')]
    : begins === null
      ? []
      : [fact(isFrom ? 'From' : 'Since', null, formatTime(begins))]
  if (ends === null || (ended !== null && ended.at !== ends)) return begin
  return [...begin, endFact({ ...period, ends }, formatTime, state === 'now' && ends <= now)]
}

/** The same as sentences, for a feed. */
export function timesInWords(thread: IncidentThread, formatTime: FormatTime, now: Instant): string[] {
  return timesOf(thread, formatTime, now).map(({ term, text, time, after }) =>
    time === null ? `${term}: ${text}` : `${term}: ${text === null ? '' : `${text} `}${time.label}${after || '.'}`,
  )
}

function endFact(
  { planned, ends, confidence }: Period & { ends: Instant },
  formatTime: FormatTime,
  isPast: boolean,
): Fact {
  const time = formatTime(ends)
  const isSure = planned || confidence === 'known'
  const term = isSure ? 'Until' : 'Expected end'
  if (isPast) return fact(term, planned ? 'Was planned until' : 'Was expected by', time, '. No new time yet.')
  return fact(term, isSure ? null : 'about', time)
}

const endWords = {
  cleared: 'Ended',
  called_off: 'Called off',
  planned_end: 'Planned until',
  own_end: 'Until',
} as const

function fact(term: string, text: string | null, time: Time | null = null, after = ''): Fact {
  return { term, text, time, after }
}

export function stageWord({ stage }: StoredNotice): string {
  return stage === null ? 'Notice' : stageWords[stage].readers
}

/** Whether a text, which stays as it was sent, was written with another end than the one that is expected now. */
export function hasOtherEnd({ state, period }: IncidentThread, { about, expectedEnd }: Notice): boolean {
  const isOpen = about !== null && (state === 'now' || state === 'planned')
  return isOpen && expectedEnd !== null && minuteOf(expectedEnd) !== minuteOf(period?.ends ?? null)
}

/** Pages and texts tell no seconds. */
function minuteOf(at: Instant | null): string | undefined {
  return at?.slice(0, 16)
}

export const endHasChanged = 'The expected end has changed since then.'

/** `elsewhere` says whether the page shows its correction, too: then the wrong text is only a link. */
export function noticeTextOf(
  notice: Notice,
  formatTime: FormatTime,
  { under, elsewhere, otherEnd }: { under: string | null; elsewhere: boolean; otherEnd: boolean },
): NoticeText {
  const { corrected, correctedBy } = notice
  const reference = (other: PlacedNotice) => ({ time: formatTime(other.publishedAt), link: linkToNotice(other) })
  return {
    href: noticeHref(notice.id),
    language: notice.language,
    time: formatTime(notice.publishedAt),
    word: stageWord(notice),
    headline: notice.headline === under ? null : notice.headline,
    corrects: corrected && reference(corrected),
    correctedBy: correctedBy && reference(correctedBy),
    paragraphs: elsewhere ? [] : paragraphsOf(notice.text),
    note: otherEnd ? endHasChanged : null,
    images: elsewhere ? [] : picturesOf(notice),
    link: elsewhere ? null : linkOf(notice),
  }
}

export function picturesOf({ id, shown }: Notice): Picture[] {
  return shown.map(({ id: image, alt, width, height }) => ({ href: imageHref(id, image), alt, width, height }))
}

export function linkToNotice(notice: StoredNotice): Link {
  return { href: noticeHref(notice.id), label: notice.headline }
}

export function cardOf(thread: IncidentThread, formatTime: FormatTime, now: Instant): Card {
  const { top, notices } = thread
  return {
    href: noticeHref(top.id),
    language: top.language,
    state: stateOf(thread),
    headline: top.headline,
    facts: factsOf(thread, formatTime, now),
    notices: notices.map((notice) => {
      const elsewhere = notices.some(({ id }) => id === notice.correctedBy?.id)
      const otherEnd = notice === top && hasOtherEnd(thread, notice)
      return noticeTextOf(notice, formatTime, { under: top.headline, elsewhere, otherEnd })
    }),
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
    facts: state === 'planned' ? [...timesOf(thread, formatTime, now), ...promiseFacts(thread, formatTime, now)] : [],
    paragraphs: paragraphsOf(top.text),
    note: hasOtherEnd(thread, top) ? endHasChanged : null,
    link: linkOf(top),
  }
}
