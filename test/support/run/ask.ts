import { inject } from 'vitest'

type Shared = '/databases/empty' | '/databases/migrated' | '/demo'

/** The address of something that the tests of a run share; `setup.ts` starts it unless it runs. */
export async function ask(what: Shared): Promise<string> {
  const response = await fetch(inject('shared') + what)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
