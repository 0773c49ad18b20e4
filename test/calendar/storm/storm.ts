import { administrators } from './administrators.ts'
import { deliverers } from './deliveries.ts'
import type { Crew } from './organization.ts'
import { planners } from './planners.ts'
import { drawsFrom } from './random.ts'
import { requestsTo } from './requests.ts'
import { type Known, theScene } from './scene.ts'

const minute = 60_000
const quarter = 15 * minute

export interface StormPlan {
  origins: readonly string[]
  crew: Crew
  /** Midnight before the day that everybody wants, in milliseconds since 1970. */
  start: number
  seed: number
  /** Writes in a transaction of its own that never commits. */
  failHalfWay: () => Promise<void>
  /** Moves the clocks of all processes forward to this time, and lets workers do what is due, often late. */
  workAt: (time: number) => Promise<void>
  /** Loads another gazetteer. */
  loadAreas: () => Promise<void>
}

/**
 * Many people at once who plan in few places, on few channels, at near times, through several processes, while an
 * administrator changes the rules. What each of them does is drawn from `seed`; how it interleaves is not.
 */
export function aStorm({ origins, crew, start, seed, failHalfWay, workAt, loadAreas }: StormPlan) {
  const draws = drawsFrom(seed)
  const isGuest = (as: string) => crew.guests.some(({ token }) => token === as)
  const requests = requestsTo(origins, draws, isGuest)
  const scene = theScene({ crew, start, requests, draws })
  const { known, touched } = scene
  const planning = planners(scene)
  const delivering = deliverers(scene, planning, () => workAt(start))
  const administering = administrators(scene)
  let passed = start

  /** Time passes, by no more than people plan ahead, and what is due goes out: on time, late, or not at all. */
  async function timePasses(): Promise<void> {
    const until = scene.now()
    for (; passed <= until; passed += quarter)
      if (draws.chance(0.6)) await workAt(passed + Math.floor(draws.random() * 2 * minute))
  }

  async function whileOff(): Promise<void> {
    await planning.write()
    await timePasses()
    await delivering.decideDeliveries()
  }

  const deeds: [weight: number, deed: () => Promise<void>][] = [
    [24, planning.write],
    [20, planning.book],
    [4, planning.rush],
    [20, planning.move],
    [4, planning.cancel],
    [3, planning.hold],
    [2, planning.edit],
    [10, planning.changeParts],
    [2, planning.applyReschedules],
    [8, delivering.decideDeliveries],
    [5, administering.changeRules],
    [1, administering.deactivate],
    [2, administering.openOrRestore],
    [1, () => administering.switchChannel(whileOff)],
    [6, failHalfWay],
    [8, timePasses],
    [6, loadAreas],
  ]
  const total = deeds.reduce((sum, [weight]) => sum + weight, 0)
  function next(): () => Promise<void> {
    let left = draws.random() * total
    for (const [weight, deed] of deeds) {
      left -= weight
      if (left < 0) return deed
    }
    return planning.write
  }

  return {
    begin: administering.begin,
    bookOnBoard: planning.bookOnBoard,
    /** Rages with so many people at once until there were so many requests. Three of them do nothing but post by hand. */
    async rage(people: number, until: number): Promise<void> {
      const person = async (index: number) => {
        const choose = index < 3 ? () => delivering.postByHand : next
        while (requests.count() < until) await choose()()
      }
      await Promise.all(Array.from({ length: people }, (_, index) => person(index)))
    },
    /** Puts a backup back. From then on everybody knows what is there, and touches it anew. */
    async goBack(restore: () => Promise<Known>): Promise<void> {
      await requests.whileForgetting(async () => {
        touched.clear()
        Object.assign(known, await restore())
      })
      await administering.switchAllOn()
    },
    requests,
    touched,
    counts: () => ({ failedThenSent: delivering.failedThenSent(), heldBySwitch: administering.heldBySwitch() }),
  }
}

export type Storm = ReturnType<typeof aStorm>
