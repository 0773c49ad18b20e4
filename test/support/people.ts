import type { Person } from '../../server/people/person.ts'
import { password, type TestApp } from './app.ts'

export { password }

/** Signs in with the form and returns the headers for later requests from the same browser. */
export async function signIn(
  app: TestApp,
  person: Pick<Person, 'email'>,
): Promise<{ cookie: string; 'sec-fetch-site': string }> {
  const response = await app.inject({ method: 'POST', url: '/sign-in', ...form({ email: person.email, password }) })
  const session = response.cookies.find(({ name }) => /^(__Host-)?hark_session$/.test(name))
  if (!session) throw new Error(`${person.email} could not sign in: ${response.statusCode}`)
  return { cookie: `${session.name}=${session.value}`, 'sec-fetch-site': 'same-origin' }
}

/** The headers and body of a posted form. A list stands for a repeated field. */
export function form(fields: Record<string, string | string[]>): {
  headers: { 'content-type': string; 'sec-fetch-site': string }
  payload: string
} {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) body.append(name, item)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  return { headers, payload: body.toString() }
}

/** The path of the link that a page shows once. */
export function shownLink(page: string): string {
  const link = page.match(/id="secret" value="([^"]+)"/)?.[1]
  if (link === undefined) throw new Error('The page shows no link.')
  return new URL(link).pathname
}
