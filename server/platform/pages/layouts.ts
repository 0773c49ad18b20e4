/** A sentence over the page, and where to go on from it. */
export interface Banner {
  tone: 'good' | 'caution' | 'bad'
  text: string
  link?: { href: string; label: string } | undefined
}

/** The navigation item that is marked as current. */
export type Section =
  | 'today'
  | 'calendar'
  | 'announcements'
  | 'deliveries'
  | 'organisation'
  | 'areas'
  | 'audiences'
  | 'rules'
  | 'channels'
  | 'people'
  | 'audit'
  | 'account'

export interface LogoProps {
  src: string
  width: number
  height: number
}

/** What every page shows about the request, filled before rendering. */
export interface Locals {
  /** The organization that runs this Hark: "Westline". */
  organisation: string
  logo: LogoProps | null
  /** The person who is signed in. */
  person: {
    name: string
    /** In words: "customer service", "marketing", "both teams". */
    team: string
    initials: string
    can: { author: boolean; approver: boolean; administrator: boolean }
  } | null
  section: Section | null
  /** Announcements that wait for this person's review. */
  waiting: number
  /** Open incidents. */
  incidents: number
  /** A sentence about the last action. */
  banner: Banner | null
  /** For `<style nonce>`, where data determines positions or colors. */
  nonce: string
}

interface Layout {
  /** The rendered page, inserted by Eta. */
  body: string
  title: string
  /** Additional style sheets in `public/css` that the page needs: `['composer', 'checks']`. */
  styles?: string[]
  /** Forms and texts, which stand in the middle of a wide screen. */
  narrow?: boolean
}

export interface Layouts {
  'layouts/page': Layout
  'layouts/plain': Layout
  'layouts/public': Layout & {
    feed: { href: string; title: string } | null
    /** Of a page that renews itself. */
    renewal?: { happening: boolean }
  }
}
