import type { Banner, LogoProps } from './layouts.ts'

/** One choice of a select; neighbors with the same group are listed under its name. */
export interface Option {
  value: string
  label: string
  group?: string
}

/** One field of a form: label, hint, control, error. Its error is linked from the summary by `#name`. */
export interface Field {
  name: string
  label: string
  /** What was entered, or what is stored. */
  value: string
  control?:
    | 'input'
    | 'textarea'
    | 'select'
    | 'password'
    | 'email'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
    | 'url'
  hint?: string
  error?: string | undefined
  /** Instead of `error`, for a form that is checked while somebody types: a place whose content is replaced. */
  said?: Said
  /** What may have been meant, below the error: addresses of the same page with that. */
  suggestions?: { label: string; href: string }[]
  /** For a select only. */
  options?: Option[]
  required?: boolean
  autocomplete?: string
  /** A lucide name, shown inside the control. */
  icon?: string
  /** `narrow` up to 240 px, `middle` up to 480 px, otherwise as wide as its column. */
  width?: 'narrow' | 'middle'
  maxlength?: number
  min?: string
  max?: string
  rows?: number
  /** Unique within the page; needed when two forms have a field of the same name. */
  id?: string
}

/** What is wrong with a field, or what it still needs, below it. */
export interface Said {
  id: string
  error: string | null
  needed: string | null
}

/** A piece of text that is in both versions, only in the old one (`gone`), or only in the new one. */
export interface TextChange {
  text: string
  kind: 'same' | 'gone' | 'new'
}

/** What is shown once, to be copied. */
export interface Secret {
  title: string
  note: string
  /** What it is called. */
  label: string
  text: string
}

/** The state of something: an icon and a word, never color alone. */
export interface StatusMark {
  icon: string
  word: string
  tone: 'good' | 'caution' | 'bad' | 'quiet' | 'plain'
}

/** What came of a check, as a sentence; `plain` while there is nothing to judge yet. */
export interface Verdict {
  tone: 'good' | 'caution' | 'bad' | 'plain'
  sentence: string
  summary: string
  /** The time that the sentence names. */
  instant?: string | null
}

/** A time for people and for machines. */
export interface Time {
  iso: string
  label: string
}

export interface Lane {
  kind: 'service' | 'marketing'
}

/** Eta passes a page's props on to the templates that it includes, so optional props could leak: use null instead. */
export interface SharedViews {
  'shared/_icon': { name: string }
  'shared/_field': { field: Field }
  'shared/_said': { said: Said }
  'shared/_error_summary': { errors: { field: string; message: string }[] }
  'shared/_status': { status: StatusMark }
  'shared/_lane': Lane
  'shared/_verdict': { verdict: Verdict }
  'shared/_verdict_icon': Pick<Verdict, 'tone'>
  'shared/_empty': { empty: { title: string; text: string; action: { href: string; label: string } | null } }
  /** `range` in words: "1 to 50 of 213". */
  'shared/_pager': { pager: { range: string; previous: string | null; next: string | null } }
  /** `number` "439,590 people", `source` "in 2 towns, an estimate (GeoNames and the 2020 census)". */
  'shared/_people': { people: { number: string; source: string } }
  'shared/_time': { time: Time }
  /** Texts are inside an element of the class `differing`. */
  'shared/_changes': { parts: readonly TextChange[] }
  'shared/_secret': { secret: Secret }
  'shared/_copied': { secret: Pick<Secret, 'label' | 'text'> }
  'shared/_banner': Banner
  'shared/_head': { title: string; styles: string[] }
  'shared/_mark': { logo: LogoProps | null; organisation: string }
}

export interface ErrorViews {
  'errors/page': { status: number; title: string; detail: string }
  'errors/_banner': { status: number; title: string; detail: string }
}
