import type { mailKinds } from '../../mail/queued-mail.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatCount } from '../../platform/format.ts'
import type { Scope } from '../../platform/guards/token-scope.ts'
import type { Field, Time } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { currentPasswordField } from '../fields.ts'
import type { Person } from '../person.ts'
import { scopesFor, type Token, tokenDays } from '../token.ts'
import { offeredMails, wantsMail } from '../wanted-mails.ts'

export interface AccountViews {
  'people/account': AccountPage
  'people/own_password': OwnPasswordPage
  'people/_tokens': { tokens: TokenRow[]; tokensOf: string }
}

type Summary = { field: string; message: string }[]

export interface TokenRow {
  id: string
  name: string
  scope: string
  made: Time
  used: Time | null
  /** Null for a token from before tokens had an end. */
  ends: Time | null
}

export interface AccountPage {
  name: string
  email: string
  team: string
  permissions: { label: string; meaning: string }[]
  current: Field
  password: Field
  tokens: TokenRow[]
  newToken: Field[]
  /** Shown on this page only. */
  madeToken: { name: string; secret: string } | null
  otherSessions: number
  mails: { value: string; label: string; ticked: boolean }[]
  errors: Summary
}

export interface OwnPasswordPage {
  name: string
  next: string
  current: Field
  password: Field
  errors: Summary
}

const scopeWords: Record<Scope, string> = {
  read: 'Read',
  write: 'Read and write',
  administer: 'Read, write and administer',
}

export interface EnteredToken {
  name: string
  scope: string
  days: string
  errors: FieldErrors
}

/** The fields of a new token. `currentError` is null when the password is not asked for. */
export function tokenFields(entered: EnteredToken, person: Person, currentError: string | null): Field[] {
  const { name, scope, days, errors } = entered
  const select = { control: 'select' as const, width: 'middle' as const }
  return [
    {
      name: 'name',
      label: 'Token name',
      hint: 'What uses it, such as “Outage system”.',
      value: name,
      error: errors['name'],
      required: true,
      maxlength: 80,
      width: 'middle',
    },
    {
      ...select,
      name: 'scope',
      label: 'Scope',
      value: scope,
      error: errors['scope'],
      options: scopesFor(person).map((value) => ({ value, label: scopeWords[value] })),
    },
    {
      ...select,
      name: 'days',
      label: 'Expires after',
      value: days,
      error: errors['days'],
      options: tokenDays.map((value) => ({ value: String(value), label: formatCount(value, 'day') })),
    },
    ...(currentError === null
      ? []
      : [currentPasswordField('Your password', currentError || undefined, 'token-current')]),
  ]
}

const mailWords: Record<(typeof mailKinds)[number], string> = {
  waiting: 'Something is waiting for my approval',
  approved: 'My announcement was approved',
  returned: 'My announcement was sent back',
  held: 'My announcement was put on hold',
  missed: 'My announcement did not go out in time',
  retracted: 'My announcement was retracted',
  failed: 'My announcement could not be sent',
  quiet: 'My incident has been quiet for a week',
}

export function mailChoices(person: Person): AccountPage['mails'] {
  return offeredMails(person).map((value) => ({ value, label: mailWords[value], ticked: wantsMail(person, value) }))
}

export function tokenRows(tokens: readonly Token[], zone: string): TokenRow[] {
  return tokens.map(({ id, name, scope, createdAt, lastUsedAt, expiresAt }) => ({
    id,
    name,
    scope: scopeWords[scope],
    made: timeIn(createdAt, zone),
    used: lastUsedAt === null ? null : timeIn(lastUsedAt, zone),
    ends: expiresAt === null ? null : timeIn(expiresAt, zone),
  }))
}
