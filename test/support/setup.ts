import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run; every test that needs one makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL
  const { url, stop } = given ? { url: given, stop: async () => undefined } : await startPostgres()
  project.provide('postgresUrl', url)
  return stop
}
