import type { Response } from 'light-my-request'
import { expect } from 'vitest'

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  errors?: { path: string; message: string }[]
}

/** Expects a refusal as docs/api.md#errors describes it: sentences for people, and nothing of the inside. */
export function expectProblem(response: Response, status: number, said: string | RegExp = /\S/): Problem {
  expect(response.statusCode, response.body).toBe(status)
  expect(response.headers['content-type']).toContain('application/problem+json')
  const problem: Problem = response.json()
  const title = expect.stringMatching(/^[A-Z].*[a-z]$/)
  expect(problem).toMatchObject({ type: 'about:blank', title, status, detail: expect.stringMatching(/\S/) })
  expect([problem.detail, ...(problem.errors ?? []).map(({ message }) => message)].join(' ')).toMatch(said)
  expect(response.body, 'nothing of the inside').not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|SQLITE|SyntaxError|Zod/)
  return problem
}
