import { formatCount } from './format.ts'

/**
 * What the worker of this process is waiting for in vain, for `/readyz`. A round that does not end in its time is
 * replaced, so the others go on; this says how many such rounds there are now, and whether a loop has run out of them.
 */
export interface PublishingState {
  /** Rounds that were given up and have not ended yet, by the name of their loop. */
  stuck: Map<string, number>
  /** Loops that wait until one of their stuck rounds ends. */
  standing: Set<string>
}

export function newPublishingState(): PublishingState {
  return { stuck: new Map(), standing: new Set() }
}

/** One sentence, or null while nothing is stuck. */
export function describeTrouble({ stuck, standing }: PublishingState): string | null {
  const rounds = [...stuck.values()].reduce((sum, count) => sum + count, 0)
  if (standing.size > 0) return 'Publishing has stopped: something it waits for is not responding. Restart it.'
  if (rounds === 0) return null
  return `Publishing goes on, but ${formatCount(rounds, 'task')} did not end in time. The log says which.`
}
