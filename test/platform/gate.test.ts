import { expect, test } from 'vitest'
import { Busy, TooMany } from '../../server/platform/errors.ts'
import { openGate } from '../../server/platform/gate.ts'

/** Work that lasts until it is told to end. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>()
  let began = false
  return {
    run: () => {
      began = true
      return promise
    },
    end: resolve,
    hasBegun: () => began,
  }
}

test('so many run at once, others in the order in which they came, and one too many is told that Hark is busy', async () => {
  const gate = openGate({ atOnce: 1, waiting: 2 })
  const [first, second, third] = [work(), work(), work()]
  const done = [gate('a', first.run), gate('b', second.run), gate('c', third.run)]
  await expect(gate('d', async () => undefined)).rejects.toThrow(Busy)
  expect([first, second, third].map(({ hasBegun }) => hasBegun())).toEqual([true, false, false])

  first.end()
  await done[0]
  await new Promise(setImmediate)
  expect([second, third].map(({ hasBegun }) => hasBegun())).toEqual([true, false])

  second.end()
  third.end()
  await Promise.all(done)
  await expect(gate('d', async () => 'done')).resolves.toBe('done')
})

test('one person cannot fill the line, and work that fails gives its place back', async () => {
  const gate = openGate({ atOnce: 1, waiting: 10, each: 2 })
  const long = work()
  const done = [gate('eve', long.run), gate('eve', async () => undefined)]
  await expect(gate('eve', async () => undefined)).rejects.toThrow(TooMany)
  const other = gate('ana', async () => 'answered')

  long.end()
  await Promise.all(done)
  expect(await other).toBe('answered')
  const failing = gate('eve', async () => Promise.reject(new Error('broken')))
  await expect(failing).rejects.toThrow('broken')
  await expect(gate('eve', async () => 'done')).resolves.toBe('done')
})

test('those who wait take turns, however much one of them has sent', async () => {
  const gate = openGate({ atOnce: 1, waiting: 10 })
  const order: string[] = []
  const ask = (who: string) => gate(who, async () => void order.push(who))
  const long = work()
  const first = gate('eve', long.run)
  const asked = [ask('eve'), ask('eve'), ask('eve'), ask('ana'), ask('tom'), ask('ana')]
  long.end()
  await Promise.all([first, ...asked])
  expect(order).toEqual(['eve', 'ana', 'tom', 'eve', 'ana', 'eve'])
})
