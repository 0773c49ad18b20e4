import { inject } from 'vitest'

type Shared = '/databases/empty' | '/databases/migrated' | '/demo' | '/demo/own'

/** The address of a resource that the test run shares (`shared-resources.ts`), which is started when first asked for. */
export async function ask(what: Shared): Promise<string> {
  const response = await fetch(inject('shared') + what)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
