import { nameOfCode } from '../areas/tree/names.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Finest } from '../audiences/reach.ts'
import type { Person } from '../people/person.ts'
import type { FieldErrors } from '../platform/errors.ts'
import { formatList } from '../platform/format.ts'
import type { Field, StatusMark, Time } from '../platform/pages/shared-props.ts'
import { type Channel, type ChannelType, channelTypes, hasConnector, typeNames } from './channel.ts'
import type { ConfirmPage } from './confirm-page.ts'
import { channelFields, limitWords, type PosterChoices, posterChoices } from './fields.ts'
import { measureHeadline } from './limits.ts'

export interface ChannelViews {
  'channels/index': IndexPage
  'channels/types': TypesPage
  'channels/new': NewPage
  'channels/show': ShowPage
  'channels/confirm': ConfirmPage
  'channels/_secret': MadeSecret
  'channels/_fields': { fields: Field[]; posters: PosterChoices | null }
}

type Summary = { field: string; message: string }[]

export interface IndexPage {
  mayChange: boolean
  channels: {
    href: string
    name: string
    type: string
    targets: string
    serves: string
    limit: string
    status: StatusMark
  }[]
}

export interface TypesPage {
  types: { href: string; name: string; text: string }[]
}

export interface NewPage {
  type: ChannelType
  typeName: string
  text: string
  fields: Field[]
  posters: PosterChoices | null
  errors: Summary
}

/** A new secret, and until when the one that it replaced signs too; null for the first. */
export interface MadeSecret {
  secret: string
  replaced: { oldUntil: Time | null } | null
}

export interface ShowPage {
  key: string
  name: string
  status: StatusMark
  enabled: boolean
  /** Whether Hark or a person sends the messages, and how. */
  text: string
  facts: { term: string; text: string; note: string | null }[]
  history: string
  /** Null unless the person is an administrator. */
  edit: {
    revision: string
    fields: Field[]
    posters: PosterChoices | null
    secret: { oldUntil: Time | null } | null
  } | null
  /** Shown on this page only. */
  madeSecret: MadeSecret | null
  errors: Summary
}

export const targetWords: Record<Finest, string> = {
  part: 'Down to parts of towns',
  town: 'Down to towns',
  county: 'Down to counties',
  state: 'Down to states',
  country: 'Whole countries',
  none: 'Cannot target',
}

/** Where a message on it goes, at its finest. */
function targetsOf({ type, finest }: Channel): string {
  return type === 'email' ? 'Everyone on the list' : targetWords[finest]
}

const byPerson = 'so someone posts each message there and marks it as sent.'

/** How messages are sent on a channel of each type. */
export const typeTexts: Record<ChannelType, string> = {
  notices: 'A public page and feed for each town. You own it, whatever happens to other platforms.',
  email: 'Hark sends each message to one address, usually a mailing list. It goes to everyone on the list.',
  webhook: 'Hark posts each message, signed, to another system that passes it on.',
  facebook: `Hark is not connected to Facebook yet, ${byPerson}`,
  instagram: `Hark is not connected to Instagram yet, ${byPerson}`,
  nextdoor: `Hark is not connected to Nextdoor yet, ${byPerson}`,
  x: `Hark is not connected to X yet, ${byPerson}`,
  sms: 'Hark is not connected to an SMS provider yet, so someone sends each message and marks it as sent.',
  manual: 'For anything else, such as a radio spot or a poster. Someone does it and marks it as sent.',
}

export function indexPage(tree: Tree, channels: readonly Channel[], mayChange: boolean): IndexPage {
  return {
    mayChange,
    channels: channels.map((channel) => ({
      href: `/channels/${channel.key}`,
      name: channel.name,
      type: typeWords(channel.type),
      targets: targetsOf(channel),
      serves: nameOfCode(tree, channel.serves),
      limit: limitWords(channel),
      status: statusOf(channel),
    })),
  }
}

export function typesPage(): TypesPage {
  return {
    types: channelTypes.map((type) => ({
      href: `/channels/new?type=${type}`,
      name: type === 'manual' ? 'Anything else, manually' : typeNames[type],
      text: typeTexts[type],
    })),
  }
}

export function newPage(
  type: ChannelType,
  people: readonly Person[],
  form: URLSearchParams,
  errors: FieldErrors,
): NewPage {
  const key: Field = {
    name: 'key',
    label: 'Key',
    hint: 'Names the channel in the API, such as facebook-texas. It never changes and is never reused.',
    value: form.get('key') ?? '',
    error: errors['key'],
    required: true,
    maxlength: 40,
    autocomplete: 'off',
    width: 'middle',
  }
  const [name, ...others] = channelFields(type, form, errors)
  return {
    type,
    typeName: typeNames[type],
    text: typeTexts[type],
    fields: [name!, key, ...others],
    posters: posterChoices(type, people, form, errors),
    errors: summary(errors),
  }
}

/** `warning` says that no emails are sent; null when they are. */
export function showPage(
  tree: Tree,
  channel: Channel,
  { warning, people }: { warning: string | null; people: readonly Person[] },
): Omit<ShowPage, 'edit' | 'madeSecret' | 'errors'> {
  const { key, name, type, finest, serves, settings, enabled } = channel
  const facts: ShowPage['facts'] = [
    { term: 'Key', text: key, note: null },
    { term: 'Type', text: typeNames[type], note: typeTexts[type] },
    {
      term: 'Targets',
      text: targetsOf(channel),
      note: finest === 'none' ? 'Every message counts for its whole area.' : null,
    },
    { term: 'Serves', text: nameOfCode(tree, serves), note: serves },
    { term: 'Limit', text: limitWords(channel), note: headlineWords(channel) },
  ]
  if (!hasConnector(type)) facts.push({ term: 'Posted by', text: posterWords(channel, people), note: null })
  if (type === 'webhook') facts.push({ term: 'Posts to', text: settings.url ?? '', note: null })
  if (type === 'email') facts.push({ term: 'Sends to', text: settings.to ?? 'No address yet', note: null })
  const text = type === 'email' && warning !== null ? `${typeTexts[type]} ${warning}` : typeTexts[type]
  const history = `/audit?subject=channel:${key}`
  return { key, name, status: statusOf(channel), enabled, text, facts, history }
}

function posterWords({ settings }: Channel, people: readonly Person[]): string {
  const names = people.filter(({ id }) => settings.postedBy?.includes(id)).map(({ name }) => name)
  return names.length === 0 ? 'Every author of the team' : formatList(names)
}

/** The errors for the summary at the top of a form. Settings have fields of their own, without the prefix. */
export function summary(errors: FieldErrors): Summary {
  return Object.entries(errors).map(([path, message]) => ({ field: path.replace(/^settings\./, ''), message }))
}

function typeWords(type: ChannelType): string {
  return hasConnector(type) || type === 'manual' ? typeNames[type] : `${typeNames[type]}, by a person`
}

function statusOf({ enabled }: Channel): StatusMark {
  return enabled
    ? { icon: 'circle-check', word: 'In use', tone: 'plain' }
    : { icon: 'circle-pause', word: 'Switched off', tone: 'quiet' }
}

function headlineWords(channel: Channel): string | null {
  const limit = measureHeadline(channel, '')?.limit
  return limit ? `Its headline has at most ${limit} characters.` : null
}
