import type { Finest } from '../audiences/reach.ts'
import { may, type Person } from '../people/person.ts'
import type { FieldErrors } from '../platform/errors.ts'
import { formatCount, formatNumber } from '../platform/format.ts'
import type { Field } from '../platform/pages/shared-props.ts'
import { type Channel, type ChannelType, hasConnector } from './channel.ts'
import { measure } from './limits.ts'

const finestOptions: Record<Finest, string> = {
  part: 'Parts of towns',
  town: 'Towns',
  county: 'Counties',
  state: 'States',
  country: 'Countries',
  none: 'No targeting: every message reaches its whole area',
}

/** The stored channel as if its form had been posted. */
export function formOfChannel({ name, finest, serves, textLimit, settings }: Channel): URLSearchParams {
  const form = new URLSearchParams({
    name,
    finest,
    serves,
    textLimit: textLimit === null ? '' : String(textLimit),
    url: settings.url ?? '',
    to: settings.to ?? '',
  })
  for (const id of settings.postedBy ?? []) form.append('postedBy', id)
  return form
}

function finestField(form: URLSearchParams, errors: FieldErrors): Field {
  return {
    name: 'finest',
    label: 'Smallest area it can target',
    hint: 'A message for one town on a channel that targets counties reaches the whole county.',
    control: 'select',
    value: form.get('finest') ?? 'none',
    error: errors['finest'],
    options: Object.entries(finestOptions).map(([value, label]) => ({ value, label })),
    width: 'middle',
  }
}

/** The form fields of a channel, for adding and for changing one. */
export function channelFields(type: ChannelType, form: URLSearchParams, errors: FieldErrors): Field[] {
  const defaultLimit = limitWords({ type, textLimit: null })
  const fields: Field[] = [
    {
      name: 'name',
      label: 'Name',
      hint: 'What your team calls it.',
      value: form.get('name') ?? '',
      error: errors['name'],
      required: true,
      maxlength: 60,
      width: 'middle',
    },
    {
      name: 'serves',
      label: 'Area it serves',
      hint: 'A name or a code, such as Texas or US-TX.',
      value: form.get('serves') ?? '',
      error: errors['serves'],
      required: true,
      icon: 'map-pin',
      width: 'middle',
    },
    ...(type === 'email' ? [] : [finestField(form, errors)]),
    {
      name: 'textLimit',
      label: 'Maximum length (characters)',
      hint:
        defaultLimit === 'No limit' ? 'Leave empty for no limit.' : `Leave empty for its usual limit: ${defaultLimit}.`,
      control: 'number',
      value: form.get('textLimit') ?? '',
      error: errors['textLimit'],
      min: '1',
      width: 'narrow',
    },
  ]
  if (type === 'webhook') {
    fields.push({
      name: 'url',
      label: 'URL to post to',
      hint: 'Starts with https://.',
      control: 'url',
      value: form.get('url') ?? '',
      error: errors['settings.url'] ?? errors['settings'],
      required: true,
    })
  }
  if (type === 'email') {
    fields.push({
      name: 'to',
      label: 'Email address to send to',
      hint: 'Usually a mailing list that people can join and leave. Every message goes to everyone on the list.',
      control: 'email',
      value: form.get('to') ?? '',
      error: errors['settings.to'],
      width: 'middle',
    })
  }
  return fields
}

/** A group of boxes, as in the form of a rule. */
export interface PosterChoices {
  name: string
  legend: string
  hint: string | null
  error: string | null
  control: 'checkbox'
  options: { value: string; label: string; chosen: boolean }[]
}

/** Who posts on the channel; null where Hark does it. */
export function posterChoices(
  type: ChannelType,
  people: readonly Person[],
  form: URLSearchParams,
  errors: FieldErrors,
): PosterChoices | null {
  if (hasConnector(type)) return null
  const chosen = form.getAll('postedBy')
  const offered = people.filter((one) => may(one, 'author') || may(one, 'approver') || chosen.includes(one.id))
  return {
    name: 'postedBy',
    legend: 'Posted by',
    hint: 'Posts that are waiting are on the Today page of these people. With nobody chosen, they are on that of every author of the team.',
    error: errors['settings.postedBy'] ?? null,
    control: 'checkbox',
    options: offered.map(({ id, name }) => ({ value: id, label: name, chosen: chosen.includes(id) })),
  }
}

/** "280, as X counts", "10 parts", "No limit". */
export function limitWords(channel: Pick<Channel, 'type' | 'textLimit'>): string {
  const { limit, unit } = measure(channel, '', '')
  if (limit === null) return 'No limit'
  if (unit === 'weighted') return `${formatNumber(limit)}, as X counts`
  return formatCount(limit, unit === 'parts' ? 'part' : 'character')
}
