import type { Time } from '../platform/pages/shared-props.ts'
import type { Link } from './area-links.ts'
import type { Piece } from './linked-text.ts'

export interface NoticesViews {
  'notices/index': IndexPage
  'notices/area': AreaPage
  'notices/announcement': AnnouncementPage
  'notices/retracted': RetractedPage
  'notices/gone': GonePage
  'notices/missing': MissingPage
  'notices/feed': Feed
  'notices/_search': SearchForm
  'notices/_area': AreaPage
  'notices/_happening': IndexPage
  'notices/_announcement': AnnouncementPage
  'notices/_age': Age
  'notices/_card': { card: Card }
  'notices/_brief': { brief: Brief }
  'notices/_facts': { facts: Fact[] }
  'notices/_notice_text': { notice: NoticeText }
  'notices/_places': { places: Link[] }
  'notices/_linked': { pieces: Piece[] }
}

/** When the page was made, and the zone in which it says so. */
export interface Age {
  time: Time
  zone: string
}

/** The part of a page that renews itself, which is the same as long as nothing has changed. */
export interface Renewal {
  /** Where that part is by itself. */
  href: string
  /** Something is happening that a reader waits for. */
  happening: boolean
}

export interface SearchForm {
  search: {
    /** The search text; empty without a search. */
    query: string
    /** "Did you mean this one?", when nothing is called so and the results are called nearly so. */
    guess: string | null
    /** `understood`: "93301: Bakersfield, Kern County"; null where the place is called what was searched for. */
    /** `kind` is null where the name says it. */
    results: { href: string; name: string; kind: string | null; understood: string | null }[]
  }
}

export interface IndexPage extends SearchForm {
  title: string
  feed: FeedLink | null
  age: Age
  renewal: Renewal
  now: { href: string; headline: string; language: string; severity: string; tone: Tone; where: string; time: Time }[]
  /** How many current incidents are not listed. */
  more: number
  countries: { country: Link; states: Link[] }[]
}

export interface AreaPage {
  title: string
  feed: FeedLink
  scope: string
  age: Age
  renewal: Renewal
  /** Nothing is wrong. */
  calm: boolean
  /** Critical notices that were withdrawn in the last 24 hours. */
  withdrawn: { headline: string; language: string; time: Time }[]
  now: Card[]
  planned: Brief[]
  recent: Brief[]
  offers: Brief[]
  wider: Link[]
  /** The areas one level below, and their kind: "Counties". */
  narrower: { title: string; areas: Link[] } | null
}

export interface AnnouncementPage {
  /** Of the headline and the text. */
  language: string
  title: string
  feed: FeedLink | null
  age: Age
  renewal: Renewal
  state: State
  /** A newer notice of the same incident. */
  newer: Link | null
  facts: Fact[]
  notice: NoticeText
  /** All notices of the incident, newest first; empty when this is the only one. */
  thread: { time: Time; word: string; link: Link; isThis: boolean }[]
  places: Link[]
}

export interface RetractedPage {
  title: string
  published: Time
  retracted: Time
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

/** A current incident: its state, then all its notices. */
export interface Card {
  href: string
  language: string
  state: State
  headline: string
  facts: Fact[]
  /** Newest first. */
  notices: NoticeText[]
}

export interface Fact {
  term: string
  /** Text on its own, or before the time: "by". */
  text: string | null
  time: Time | null
  /** What ends the sentence after the time: ". No new time yet." */
  after: string
}

export interface Picture {
  href: string
  alt: string
  width: number
  height: number
}

/** Another notice, and when it was published. */
export interface Reference {
  time: Time
  link: Link
}

/** The content of one notice. */
export interface NoticeText {
  href: string
  language: string
  time: Time
  /** "Update". */
  word: string
  /** Null if it is the same as the card's. */
  headline: string | null
  corrects: Reference | null
  correctedBy: Reference | null
  /** Empty where its correction is read instead. */
  paragraphs: Piece[][]
  /** What no longer holds of the text. */
  note: string | null
  images: Picture[]
  link: Link | null
}

/** A notice of planned work, an ended incident or an offer. */
export interface Brief {
  href: string
  language: string
  headline: string
  /** "Ended", "Published". */
  word: string
  time: Time
  where: string
  /** Start, end and next update of what has not begun. */
  facts: Fact[]
  paragraphs: Piece[][]
  note: string | null
  link: Link | null
}

/** All addresses are absolute. A feed's own address is its id. */
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
  /** Of the title and the content. */
  language: string
  id: string
  href: string
  title: string
  published: string
  updated: string
  categories: string[]
  /** The lines of each. */
  paragraphs: Piece[][][]
  images: Picture[]
  link: Link | null
}
