import type { DateTime } from 'luxon'
import type { Content } from '../announcements/announcement.ts'
import type { Member } from './cast.ts'

/** One announcement of the sample organization. */
export interface DemoPost {
  by: Member
  /** Possible approvers, in order; only as many approve as it needs. Empty if it waits for approval. */
  approvedBy: Member[]
  /** How far it gets. `auto` means as far as the rules and the current time allow. */
  until: 'draft' | 'in_review' | 'auto'
  at: DateTime
  content: Partial<Content> & Pick<Content, 'kind' | 'headline' | 'body'>
}

export const california = 'America/Los_Angeles'
export const texas = 'America/Chicago'

/** A local time, this many days from today. */
export function day(now: DateTime, days: number, time: string, zone: string): DateTime {
  const [hour, minute] = time.split(':').map(Number)
  return now.setZone(zone).startOf('day').plus({ days }).set({ hour: hour!, minute: minute! })
}

const link = 'https://westline.example/status'

export function service(
  headline: string,
  body: string,
  codes: string[],
  more: Partial<Content> = {},
): DemoPost['content'] {
  return {
    kind: 'service',
    severity: 'minor',
    category: 'Planned work',
    headline,
    body,
    link,
    audience: { include: codes, exclude: [] },
    channels: ['notices', 'sms'],
    stage: 'initial',
    ...more,
  }
}

/** The mailing list is that of the customers there, and everyone on it gets each message. */
export const kernCounty = 'US-CA-029'

function isInKern(codes: readonly string[]): boolean {
  return codes.some((code) => code.startsWith(kernCounty))
}

export function marketing(
  headline: string,
  body: string,
  codes: string[],
  more: Partial<Content> = {},
): DemoPost['content'] {
  return {
    kind: 'marketing',
    severity: 'routine',
    category: 'Offer',
    headline,
    body,
    link: 'https://westline.example/offers',
    audience: { include: codes, exclude: [] },
    channels: isInKern(codes) ? ['facebook', 'email'] : ['facebook'],
    ...more,
  }
}

type Row = [
  days: number,
  time: string,
  zone: string,
  headline: string,
  body: string,
  codes: string[],
  more?: Partial<Content>,
]

/** One service announcement for each row. */
export function services(now: DateTime, rows: readonly Row[]): DemoPost[] {
  return rows.map(([days, time, zone, headline, body, codes, more]) => ({
    by: 'ana',
    approvedBy: ['tom', 'dana'],
    until: 'auto',
    at: day(now, days, time, zone),
    content: service(headline, body, codes, more),
  }))
}

/** One offer for each row. */
export function offers(now: DateTime, rows: readonly Row[]): DemoPost[] {
  return rows.map(([days, time, zone, headline, body, codes, more]) => ({
    by: 'priya',
    approvedBy: ['dana', 'marcus'],
    until: 'auto',
    at: day(now, days, time, zone),
    content: marketing(headline, body, codes, more),
  }))
}
