import type { Time } from '../platform/pages/shared-views.ts'
import type { Link } from './area-links.ts'

export interface NoticesViews {
  'notices/index': IndexPage
  'notices/area': AreaPage
  'notices/announcement': AnnouncementPage
  'notices/withdrawn': WithdrawnPage
  'notices/gone': GonePage
  'notices/missing': MissingPage
  'notices/feed': Feed
  'notices/_search': SearchForm
  'notices/_card': { card: Card }
  'notices/_brief': { brief: Brief }
  'notices/_facts': { facts: Fact[] }
  'notices/_notice_text': { notice: NoticeText }
  'notices/_places': { places: Link[] }
}

export interface SearchForm {
  search: {
    /** What was searched for; empty when nothing was. */
    query: string
    results: { href: string; name: string; kind: string }[]
  }
}

export interface IndexPage extends SearchForm {
  title: string
  feed: FeedLink | null
  checked: Time
  now: { href: string; headline: string; severity: string; tone: Tone; where: string; time: Time }[]
  /** How many more there are than are listed. */
  more: number
  countries: { country: Link; states: Link[] }[]
}

export interface AreaPage {
  title: string
  feed: FeedLink
  scope: string
  checked: Time
  now: Card[]
  planned: Brief[]
  recent: Brief[]
  offers: Brief[]
  wider: Link[]
  /** The areas one level below, and what they are: "Counties". */
  narrower: { title: string; areas: Link[] } | null
}

export interface AnnouncementPage {
  title: string
  feed: FeedLink | null
  state: State
  /** Where something newer was said of the same incident. */
  newer: Link | null
  facts: Fact[]
  notice: NoticeText
  /** All notices of the incident, newest first; empty when this is the only one. */
  thread: { time: Time; word: string; link: Link; isThis: boolean }[]
  places: Link[]
}

export interface WithdrawnPage {
  title: string
  published: Time
  withdrawn: Time
  newer: Link | null
  places: Link[]
}

/** An area that the gazetteer no longer lists. */
export interface GonePage {
  title: string
  part: Link | null
}

export interface MissingPage extends SearchForm {
  title: string
}

export type Tone = 'bad' | 'caution' | 'plain'

export interface State {
  icon: string
  word: string
  tone: Tone
}

export interface FeedLink {
  href: string
  title: string
}

/** An incident that goes on: how things are, then everything that was said of it. */
export interface Card {
  href: string
  state: State
  headline: string
  facts: Fact[]
  /** Newest first. */
  notices: NoticeText[]
}

export interface Fact {
  term: string
  /** What is said: plain, or before a time: "by". */
  text: string | null
  time: Time | null
  /** Said after the time: "was promised and is late". */
  note: string | null
}

/** What one notice says. */
export interface NoticeText {
  href: string
  time: Time
  /** "Update", and its own headline where it is not the card's. */
  word: string
  headline: string | null
  paragraphs: string[]
  link: Link | null
}

/** A notice of what is planned, over or offered. */
export interface Brief {
  href: string
  headline: string
  /** "Ended", "Published". */
  word: string
  time: Time
  where: string
  paragraphs: string[]
  link: Link | null
}

/** All addresses are whole. A feed's own address is its id. */
export interface Feed {
  title: string
  self: string
  alternate: string
  author: string
  updated: string
  /** The latest change first. */
  entries: FeedEntry[]
}

export interface FeedEntry {
  id: string
  href: string
  title: string
  published: string
  updated: string
  categories: string[]
  paragraphs: string[]
  link: Link | null
}
