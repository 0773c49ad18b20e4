import { z } from 'zod'
import { formatAlternatives } from '../platform/format.ts'
import { scopes } from '../platform/guards/token-scope.ts'
import { oneLine } from '../platform/text/one-line.ts'
import { normalizePassword } from './passwords/normalize-password.ts'
import { SHORTEST_PASSWORD } from './passwords/shortest-password.ts'
import { permissions, teams } from './person.ts'
import { tokenDays, usualTokenDays } from './token.ts'

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An email address can have at most 254 characters.')
  .pipe(z.email('Enter an email address such as ana@example.org.'))
const name = oneLine().min(1, 'Enter a name.').max(80, 'Keep the name to 80 characters.')
const password = z
  .string({ error: 'Enter a password.' })
  .overwrite(normalizePassword)
  .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters.`)
  .max(128, 'Use at most 128 characters.')

/** As it was typed. Passwords from before had up to 200 characters, each of which a keyboard may send as four. */
const LONGEST_TYPED = 800
const currentPassword = z.string().max(LONGEST_TYPED, 'That is not your current password.')

/** The password of whoever sends the form, unless they gave it just now. */
const confirmation = { current: currentPassword.default('') }

export const personInput = z.strictObject({
  email,
  name,
  team: z.enum(teams, { error: 'The team is service, marketing or both.' }),
  can: z.array(z.enum(permissions, { error: `A permission is ${formatAlternatives(permissions)}.` })).default([]),
})
export type PersonInput = z.output<typeof personInput>

export const newPersonInput = personInput.extend({
  password: password
    .optional()
    .describe(
      'A first password, to be changed at the first sign-in. Without it, the person is invited and chooses one.',
    ),
})
export type NewPersonInput = z.output<typeof newPersonInput>

export const newPersonForm = newPersonInput.extend(confirmation)

/** Includes the revision of the person that the form was filled in for. */
export const changePersonForm = personInput.extend({
  ...confirmation,
  revision: z.int({ error: 'Open the page again.' }),
})

export const newPasswordInput = z.strictObject({ password })
export const confirmationForm = z.object(confirmation)

/** An API change names only the fields to change. */
export const personChange = personInput.extend({ can: z.array(z.enum(permissions)) }).partial()

/** A person in the API, without anything secret. */
export const personOutput = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  team: z.enum(teams),
  can: z.array(z.enum(permissions)).readonly(),
  createdAt: z.string(),
  deactivatedAt: z.string().nullable(),
  revision: z.number(),
})

/** A session of a person in the API. */
export const sessionOutput = z.object({
  id: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
})

/** A token in the API, without its secret. `expiresAt` is null for one from before tokens had an end. */
export const tokenOutput = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(scopes),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
})

export const welcomeInput = z.strictObject({ name, password })
export const setupInput = z.strictObject({ email, name, password })

export const signInInput = z.object({
  email: z.string().trim().toLowerCase().min(1, 'Enter your email address.').max(254),
  password: z.string().min(1, 'Enter your password.').max(LONGEST_TYPED, `Use at most ${LONGEST_TYPED} characters.`),
  next: z.string().max(2000).default('/'),
})

export const passwordInput = z.object({
  current: currentPassword.min(1, 'Enter your current password.'),
  password,
})

const days = formatAlternatives(tokenDays.map(String))

export const tokenInput = z.strictObject({
  name: oneLine().min(1, 'Enter what uses the token.').max(80, 'Keep the name to 80 characters.'),
  scope: z.enum(scopes, { error: `The scope is ${formatAlternatives(scopes)}.` }).default('write'),
  days: z.coerce
    .number({ error: `A token expires after ${days} days.` })
    .refine((value) => tokenDays.some((choice) => choice === value), `A token expires after ${days} days.`)
    .default(usualTokenDays),
})

export const tokenForm = tokenInput.extend(confirmation)
