import type { planners } from './planners.ts'
import type { Scene } from './scene.ts'

interface Delivery {
  id: string
  channel: string
  status: string
}

/** What people decide about what is out, or about to be. `work` lets workers do what is due. */
export function deliverers(scene: Scene, planning: ReturnType<typeof planners>, work: () => Promise<void>) {
  const { requests, draw, author, approver, touched } = scene
  let failedThenSent = 0

  async function deliveriesOf(id: string): Promise<Delivery[]> {
    const answer = await requests.send({ as: author(), path: `/announcements/${id}/deliveries`, method: 'GET' })
    return answer.status === 200 ? answer.body.items : []
  }

  async function decide(announcement: string, delivery: Delivery, deed: string): Promise<boolean> {
    touched.add(announcement)
    const { status } = await requests.sendOrRepeat({
      as: approver(),
      path: `/deliveries/${delivery.id}/${deed}`,
      ...(deed === 'not-sent' ? { body: { reason: 'Nobody was there' } } : {}),
    })
    touched.add(announcement)
    return status === 200
  }

  /** What failed is sent again or was posted by hand after all; what waits for a person is posted, or is not. */
  async function decideDeliveries(): Promise<void> {
    const one = await scene.oneThatStarted('publishing,published,failed,held')
    if (!one) return
    for (const delivery of await deliveriesOf(one.id)) {
      const deeds: Record<string, string[]> = {
        waiting: ['sent', 'sent', 'not-sent'],
        failed: ['retry', 'retry', 'sent'],
        unknown: ['retry', 'sent', 'not-sent'],
        cancelled: ['sent'],
      }
      const deed = deeds[delivery.status]
      if (deed) await decide(one.id, delivery, draw(deed))
    }
  }

  /** A person says of a letter that they did not post it, books something else, and then says that they did post it. */
  async function postByHand(): Promise<void> {
    const severity = draw(['minor', 'critical', 'critical', 'critical'])
    const one = await planning.announce({ kind: 'service', severity, channels: ['board', 'letter'], at: 'approval' })
    await work()
    if (!one) return
    for (const delivery of await deliveriesOf(one.id)) {
      if (delivery.channel !== 'letter' || !(await decide(one.id, delivery, 'not-sent'))) continue
      await planning.book()
      if (await decide(one.id, delivery, 'sent')) failedThenSent += 1
    }
  }

  return { decideDeliveries, postByHand, failedThenSent: () => failedThenSent }
}
