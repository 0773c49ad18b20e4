import { inject } from 'vitest'

type Shared = '/databases/empty' | '/databases/migrated' | '/demo' | '/demo/own'

/** The address of something that the run keeps for its tests (`shared-resources.ts`); it is started unless it runs. */
export async function ask(what: Shared): Promise<string> {
  const response = await fetch(inject('shared') + what)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
