import type { Verdict } from '../../platform/pages/shared-props.ts'

/** A piece of a sentence: plain, bold, or a link. */
export interface Run {
  text: string
  href?: string
  strong?: boolean
  /** The instant that it names, so that a reader elsewhere is told what their own clock shows. */
  instant?: string
}

/** A submit button of the composer: `name="do"` with this value. */
export interface Action {
  value: string
  label: string
}

export interface Previews {
  previews: {
    key: string
    label: string
    shown: boolean
    /** A heading or subject above the text. */
    subject: string | null
    text: string
    pictures: { src: string; alt: string }[]
    /** "GSM-7 alphabet, 1 part", "From 58211, replies go to customer service". */
    notes: string[]
    /** Where the channel's own text can be edited: `#text:sms`. */
    edit: string | null
  }[]
}

export interface Checks {
  /** The URL that its buttons post the form to, the same as the page's. */
  action: string
  verdict: Verdict
  /** What is still missing or wrong, with the field that it is about. */
  needed: { field: string; message: string }[]
  /** Blocking findings first, then warnings. */
  findings: FindingProps[]
  /** `summary` is "9 passed"; each sentence is a rule. */
  passed: { summary: string; sentences: string[] }
  /** "Needs 1 approval", and who may give it. */
  approval: { title: string; text: string; link: { href: string; label: string } | null }
  /** The main button. `reason` says why it cannot be used yet. */
  send: { action: Action; reason: string | null }
  /** For a duty manager: publishes it now, and what happens then. Null for everybody else. */
  alone: { action: Action; text: string; reason: string | null } | null
  /** Where it can be cancelled. Null until it is saved. */
  cancel: string | null
}

export interface FindingProps {
  tone: 'bad' | 'caution'
  /** What is wrong, in about five words. */
  title: string
  why: Run[]
  /** Each rule in a sentence, where one post makes it break several. */
  details: Run[][]
  remedies: (Action & { icon: string; cost: string; note: string })[]
  /** Smaller fixes: "Add “since 6:40 am”". */
  suggestions: Action[]
  /** "Or ask Ana Ruiz for an override. A reason is needed." */
  override: Run[]
}

/** The checks without buttons, for pages on which nothing can be edited. */
export type ReadChecks = Omit<Checks, 'action' | 'needed' | 'send' | 'alone' | 'cancel'>

export interface Fact {
  term: string
  value: string
  note: string | null
}

export interface ChecksViews {
  'announcements/checks/_previews': { previews: Previews }
  'announcements/checks/_checks': { checks: Checks }
  /** Without an action there are no buttons. */
  'announcements/checks/_findings': { findings: FindingProps[]; action: string | null }
  'announcements/checks/_finding': { finding: FindingProps; action: string | null }
  'announcements/checks/_needed': Pick<Checks, 'needed'>
  'announcements/checks/_runs': { runs: Run[] }
  'announcements/checks/_facts': { facts: Fact[] }
  'announcements/checks/_verdict': { checks: ReadChecks }
  'announcements/checks/_passed': { checks: Pick<ReadChecks, 'passed' | 'approval'> }
}
