import { z } from 'zod'
import { formatAlternatives } from '../platform/format.ts'
import { permissions, teams } from './person.ts'

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An address has at most 254 characters.')
  .pipe(z.email('Enter an e-mail address such as ana@example.org.'))
const name = z.string().trim().min(1, 'Enter a name.').max(80, 'Keep the name to 80 characters.')
const password = z
  .string({ error: 'Enter a password.' })
  .min(12, 'Use at least 12 characters.')
  .max(200, 'Use at most 200 characters.')

export const personInput = z.strictObject({
  email,
  name,
  team: z.enum(teams, { error: 'The team is service, marketing or both.' }),
  can: z.array(z.enum(permissions, { error: `A permission is ${formatAlternatives(permissions)}.` })).default([]),
})
export type PersonInput = z.output<typeof personInput>

export const newPersonInput = personInput.extend({ password })
export type NewPersonInput = z.output<typeof newPersonInput>

/** Includes the revision of the person that the form was filled in for. */
export const changePersonForm = personInput.extend({ revision: z.int({ error: 'Open the page again.' }) })

export const newPasswordInput = z.strictObject({ password })

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

export const setupInput = z.strictObject({ email, name, password })

export const signInInput = z.object({
  email: z.string().trim().toLowerCase().min(1, 'Enter your e-mail address.').max(254),
  password: z.string().min(1, 'Enter your password.').max(200),
  next: z.string().max(2000).default('/'),
})

export const passwordInput = z.object({
  current: z.string().min(1, 'Enter your present password.').max(200),
  password,
})

export const tokenInput = z.strictObject({
  name: z.string().trim().min(1, 'Name the token after what uses it.').max(80, 'Keep the name to 80 characters.'),
})
