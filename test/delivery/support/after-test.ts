import { onTestFinished } from 'vitest'

/** Runs `stop` after the test, in reverse order of the calls. */
export function after(stop: () => unknown): void {
  onTestFinished(async () => {
    await stop()
  })
}
