import type { Response } from 'light-my-request'
import { expect } from 'vitest'

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  errors?: { path: string; message: string }[]
}

/** Checks an API error: the fields of RFC 9457 and docs/api.md, readable sentences, and no internal details. */
export function expectProblem(response: Response, status: number, sentence: string | RegExp = /\S/): Problem {
  expect(response.statusCode, response.body).toBe(status)
  expect(response.headers['content-type']).toContain('application/problem+json')
  const problem: Problem = response.json()
  const title = expect.stringMatching(/^[A-Z].*[a-z]$/)
  expect(problem).toMatchObject({ type: 'about:blank', title, status, detail: expect.stringMatching(/\S/) })
  expect([problem.detail, ...(problem.errors ?? []).map(({ message }) => message)].join(' ')).toMatch(sentence)
  expect(response.body, 'no internal details').not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|SQLITE|SyntaxError|Zod/)
  expect(response.body, 'no words of a library').not.toMatch(zodWords)
  return problem
}

/** How zod says it when nobody has said it better. */
export const zodWords =
  /Invalid (input|option|string|key|element|discriminator)|expected \w+ to|received|Unrecognized key/
