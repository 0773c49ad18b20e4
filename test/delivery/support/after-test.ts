import { onTestFinished } from 'vitest'

/** Runs when the test is over, the latest first. */
export function after(stop: () => unknown): void {
  onTestFinished(async () => {
    await stop()
  })
}
