import type { Person } from '../../server/people/person.ts'
import { password, type TestApp } from './app.ts'

export { password }

/** Signs in with the form and returns the headers for later requests from the same browser. */
export async function signIn(app: TestApp, person: Pick<Person, 'email'>): Promise<{ cookie: string }> {
  const response = await app.inject({ method: 'POST', url: '/sign-in', ...form({ email: person.email, password }) })
  const session = response.cookies.find((cookie) => cookie.name === 'hark_session')
  if (!session) throw new Error(`${person.email} could not sign in: ${response.statusCode}`)
  return { cookie: `${session.name}=${session.value}` }
}

/** The headers and body of a posted form. A list stands for a repeated field. */
export function form(fields: Record<string, string | string[]>): {
  headers: { 'content-type': string }
  payload: string
} {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) body.append(name, item)
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: body.toString() }
}
