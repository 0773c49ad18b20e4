import type { Response } from 'light-my-request'
import { as, type TestApp } from './app.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface Asked {
  body?: unknown
  /** Sent as `If-Match: "<revision>"`. */
  revision?: number
  headers?: Record<string, string>
}

/** Sends requests to the API as one person: `await ana('POST', '/announcements', { body })`. */
export function caller(app: TestApp, person: { token: string }) {
  return (method: Method, path: string, { body, revision, headers = {} }: Asked = {}): Promise<Response> =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...as(person), ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
}

export type Caller = ReturnType<typeof caller>
