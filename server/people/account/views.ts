import type { Field, Time } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Token } from '../token-queries.ts'

export interface AccountViews {
  'people/account': AccountPage
}

type Summary = { field: string; message: string }[]

export interface AccountPage {
  name: string
  email: string
  team: string
  permissions: { label: string; meaning: string }[]
  current: Field
  password: Field
  tokens: { id: string; name: string; made: Time; used: Time | null }[]
  tokenName: Field
  /** Shown on this page only. */
  madeToken: { name: string; secret: string } | null
  otherSessions: number
  errors: Summary
}

export function tokenRows(tokens: readonly Token[], zone: string): AccountPage['tokens'] {
  return tokens.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    made: timeIn(createdAt, zone),
    used: lastUsedAt === null ? null : timeIn(lastUsedAt, zone),
  }))
}
