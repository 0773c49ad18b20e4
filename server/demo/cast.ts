import { commandLine } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { createPerson } from '../people/actions.ts'
import type { Permission, Person, Team } from '../people/person.ts'

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

/** Creates the people of Westline, one for each role. */
export async function hire(context: Context): Promise<Cast> {
  const hired = Object.entries(members).map(async ([key, [name, team, can]]) => {
    const email = `${key}@westline.example`
    return [key, await createPerson(context, { email, name, team, can: [...can], password: demoPassword }, commandLine)]
  })
  return Object.fromEntries(await Promise.all(hired))
}
