import { inject } from 'vitest'

type Shared = '/databases/empty' | '/databases/migrated' | '/demo' | '/demo/own'

/** The address of a shared resource (see `shared-resources.ts`), which starts when a test first asks for it. */
export async function ask(what: Shared): Promise<string> {
  const response = await fetch(inject('shared') + what)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
