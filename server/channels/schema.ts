import { z } from 'zod'
import { finestLevels } from '../audiences/reach.ts'
import { formatAlternatives } from '../platform/format.ts'
import { oneLine } from '../platform/text/one-line.ts'
import { channelTypes } from './channel.ts'
import { isWebhookSecret } from './secret.ts'

const key = z
  .string('Enter a key such as facebook-texas.')
  .max(40, 'Keep the key to 40 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lowercase letters, digits and single hyphens, such as facebook-texas.')
  .refine((text) => text !== 'new', 'This key is reserved. Choose another one.')
  .describe('Names the channel in rules and announcements. It never changes and is never reused.')

const fields = {
  key,
  name: oneLine('Enter a name.').min(1, 'Enter a name.').max(60, 'Keep the name to 60 characters.'),
  finest: z
    .enum(finestLevels, 'The finest level it can target is part, town, county, state, country or none.')
    .describe('The smallest kind of area that it can address; with none a message reaches all that it serves.'),
  serves: z.string('Choose the area it serves.').trim().min(1, 'Choose the area it serves.').describe('An area code.'),
  textLimit: z
    .int('The limit is a whole number of characters.')
    .min(1, 'The limit is at least 1 character.')
    .max(100_000, 'The limit is at most 100,000 characters.')
    .nullable()
    .describe('Replaces the limit of its type; null leaves that one.'),
  enabled: z.boolean('Must be true or false.'),
}
const withDefaults = { ...fields, textLimit: fields.textLimit.default(null), enabled: fields.enabled.default(true) }

const url = z
  .url({ protocol: /^https?$/, error: 'Enter an address that starts with https://.' })
  .max(2000, 'Keep the address to 2,000 characters.')
  .refine((text) => !hasPassword(text), 'Leave the user name and password out of the address.')

const secret = z.string().refine(isWebhookSecret, 'A secret is whsec_ and 24 to 64 bytes in base64.')
const address = z.email('Enter an email address such as news@example.org.').max(254).nullable().default(null)

const webhook = z.strictObject({
  type: z.literal('webhook'),
  ...withDefaults,
  settings: z.strictObject(
    { url, secret: secret.optional().describe('Made when it is left out, shown once and never read back.') },
    'A webhook needs {"url": …}.',
  ),
})

const email = z
  .strictObject({
    type: z.literal('email'),
    ...withDefaults,
    settings: z.strictObject({ to: address }, 'Email needs {"to": …}.').default({ to: null }),
  })
  .refine(({ enabled, settings }) => !enabled || settings.to !== null, {
    path: ['settings', 'to'],
    message: 'Enter the address that messages go to, or leave the channel off.',
  })
  .refine(({ finest }) => finest === 'none', {
    path: ['finest'],
    message: 'Email goes to everyone on its list, so it cannot target places. The finest level is none.',
  })

const notices = z.strictObject({
  type: z.literal('notices'),
  ...withDefaults,
  settings: z.strictObject({}, 'This type has no settings: {}.').default({}),
})

const postedBy = z
  .array(z.string().max(60), 'List the ids of people.')
  .max(50, 'Choose at most 50 people.')
  .transform((ids) => [...new Set(ids)])
  .describe('The people who post on it. With nobody, it is every author of the team.')

const byHand = z.strictObject({
  type: z.enum(['facebook', 'instagram', 'nextdoor', 'x', 'sms', 'manual']),
  ...withDefaults,
  settings: z.strictObject({ postedBy: postedBy.optional() }, 'Its settings are {"postedBy": […]}.').default({}),
})

/** A channel as a person or an API client writes it. The caller checks that the area exists. */
export const channelInput = z.discriminatedUnion(
  'type',
  [webhook, email, notices, byHand],
  `The type is ${formatAlternatives(channelTypes)}.`,
)
export type ChannelInput = z.output<typeof channelInput>

const holdPosts = z
  .literal('hold', 'Say hold, or leave it out.')
  .describe('Confirms that what is still to go out on the channel is held. Without it, the answer is 409 and lists it.')

export const removal = z.strictObject({ posts: holdPosts.optional() })

/** Fields to change. `channelInput` then validates the complete channel, so its checks apply here too. */
export const channelPatch = z.strictObject({
  ...z.object(fields).partial().shape,
  key: z.string().optional().describe('Must match: a channel’s key cannot change.'),
  type: z.string().optional().describe('Must match: a channel’s type cannot change.'),
  posts: holdPosts.optional(),
  settings: z.looseObject({}).optional().describe('As a whole; a webhook keeps its secret when none is given.'),
})
export type ChannelPatch = Omit<z.output<typeof channelPatch>, 'posts'>

/** How a webhook gets a new secret. */
export const newSecretInput = z.strictObject({
  endOld: z
    .boolean('Must be true or false.')
    .default(false)
    .describe('True ends the old secret at once, for one that has leaked. Otherwise it signs too for 24 hours.'),
})

export const channelOutput = z.object({
  key: z.string(),
  name: z.string(),
  type: z.enum(channelTypes),
  finest: z.enum(finestLevels),
  serves: z.string(),
  textLimit: z.int().nullable(),
  enabled: z.boolean(),
  settings: z.object({
    url: z.string().optional(),
    secret: z.string().optional().describe('Only in the answer that made it.'),
    oldSecretUntil: z.string().optional().describe('While an old secret signs beside the new one: when it ends.'),
    to: z.string().nullable().optional(),
    postedBy: z.array(z.string()).optional().describe('The ids of the people who post on it.'),
  }),
  revision: z.int(),
})

export const changedChannelOutput = channelOutput.extend({
  held: z.array(z.string()).describe('The announcements that are held because the channel was switched off.'),
})

function hasPassword(text: string): boolean {
  return URL.canParse(text) && (new URL(text).username !== '' || new URL(text).password !== '')
}
