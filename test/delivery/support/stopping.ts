import { afterEach } from 'vitest'

const stops: (() => unknown)[] = []

/** Runs when the test is over, the latest first. */
export function after(stop: () => unknown): void {
  stops.push(stop)
}

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
