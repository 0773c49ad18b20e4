import { commandLine } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { addPerson } from '../people/actions.ts'
import { hashPassword } from '../people/passwords/passwords.ts'
import type { Permission, Person, Team } from '../people/person.ts'
import { toInstant } from '../platform/clock.ts'
import { transact } from '../platform/transact.ts'

/** Not a secret: anybody who starts the sample organization can sign in. */
export const demoPassword = 'westline-demo-2026'

const members = {
  ana: ['Ana Ruiz', 'service', ['author']],
  tom: ['Tom Becker', 'service', ['author', 'approver']],
  lena: ['Lena Ortiz', 'service', ['author', 'duty_manager']],
  priya: ['Priya Shah', 'marketing', ['author']],
  dana: ['Dana Cole', 'both', ['author', 'approver']],
  marcus: ['Marcus Webb', 'both', ['approver', 'administrator']],
} as const satisfies Record<string, readonly [string, Team, readonly Permission[]]>

export type Member = keyof typeof members
export type Cast = Record<Member, Person>

/** Creates the people of Westline, one for each role. Nobody has to choose a password of their own here. */
export async function hire(context: Context): Promise<Cast> {
  const passwordHash = await hashPassword(demoPassword, commandLine.id)
  const now = toInstant(context.now())
  const cast: [string, Person][] = []
  for (const [key, [name, team, can]] of Object.entries(members)) {
    const input = { email: `${key}@westline.example`, name, team, can: [...can] }
    const person = await transact(context.db, (trx) => addPerson(trx, { input, passwordHash, actor: commandLine, now }))
    cast.push([key, person])
  }
  return Object.fromEntries(cast) as Cast
}
