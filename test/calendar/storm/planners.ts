import type { Heard, Scene } from './scene.ts'

/** What authors and approvers do: write, book, move, stop, resume, take back. */
export function planners(scene: Scene) {
  const { requests, crew, known, draw, chance, author, approver, time, audience, channels, among, act } = scene
  let headlines = 0

  async function announce(given: object): Promise<Heard | null> {
    headlines += 1
    const text = { headline: `Post ${headlines}`, body: 'Read this.' }
    const body = { ...text, audience: audience(), ...given }
    const answer = await requests.sendOrRepeat({ as: author(), path: '/announcements', body })
    if (answer.status !== 201) return null
    const announcement = { id: answer.body.id, revision: 1, status: 'draft' }
    known.heard.push(announcement)
    await goOn(announcement)
    return announcement
  }

  async function write(): Promise<void> {
    const isService = chance(0.5)
    const on = channels()
    await announce({
      kind: isService ? 'service' : 'marketing',
      ...(isService && { severity: chance(0.1) ? 'critical' : 'minor' }),
      ...(isService && chance(0.5) && { incident: draw(known.incidents) }),
      channels: on,
      at: chance(0.4) ? null : time(),
      ...(chance(0.3) && { atByChannel: { [draw(on)]: time() } }),
    })
  }

  /** Posts that hardly any rule stops, at each of the next quarters of an hour. */
  async function bookOnBoard(count: number): Promise<void> {
    for (let next = 1; next <= count; next += 1) {
      const at = new Date(scene.now() + (next + 1) * 15 * 60_000).toISOString()
      await announce({ kind: 'service', severity: 'critical', channels: ['board'], at })
    }
  }

  async function goOn(announcement: Heard): Promise<void> {
    if (announcement.status === 'draft') await act(announcement, 'submit', author(), {})
    // What reaches a whole state needs a second approval.
    for (const by of crew.approvers) if (announcement.status === 'in_review') await act(announcement, 'approve', by, {})
  }

  async function book(): Promise<void> {
    const announcement = among('approved', 'held')
    if (!announcement) return write()
    const overrides =
      known.rules.length > 0 && chance(0.08) ? [{ rule: draw(known.rules), reason: 'It is about the same water.' }] : []
    const transition = announcement.status === 'held' ? 'resume' : 'schedule'
    await act(announcement, transition, overrides.length > 0 ? approver() : author(), { at: time(), overrides })
  }

  /** Several want the very same time at once. */
  async function rush(): Promise<void> {
    const waiting = known.heard.filter(({ status }) => status === 'approved' || status === 'held').slice(-8)
    const at = time()
    const bookIt = (one: Heard) => act(one, one.status === 'held' ? 'resume' : 'schedule', author(), { at })
    await Promise.all(waiting.map(bookIt))
  }

  async function changeSome(statuses: string[], transition: string, as: string, body: object): Promise<void> {
    const announcement = among(...statuses)
    if (!announcement) return write()
    await act(announcement, transition, as, body)
    if (transition === 'edit') await goOn(announcement)
  }

  /** What is not out of those that started is moved, stopped or resumed; what is out is taken back. */
  async function changeParts(): Promise<void> {
    const one = await scene.oneThatStarted()
    if (!one) return write()
    const reason = { reason: 'The crew is done.' }
    const [transition, as, input] = draw<[string, string, object]>([
      ['move', author(), { at: time() }],
      ['move', author(), { at: time() }],
      ['hold', approver(), reason],
      ['cancel', author(), reason],
      ['resume', author(), { at: time() }],
      ['resume', author(), { at: time() }],
      ['retract', approver(), reason],
    ])
    await act(one, transition, as, input)
  }

  async function applyReschedules(): Promise<void> {
    const body = { kind: 'service', severity: 'critical', audience: audience(), channels: channels() }
    await requests.send({ as: approver(), path: '/moving-room/apply', body: { ...body, at: time() } })
  }

  return {
    announce,
    bookOnBoard,
    write,
    book,
    rush,
    changeParts,
    applyReschedules,
    move: () => changeSome(['scheduled'], 'move', author(), { at: time() }),
    cancel: () => changeSome(['scheduled', 'approved', 'held'], 'cancel', author(), { reason: 'Not needed.' }),
    hold: () => changeSome(['scheduled'], 'hold', approver(), { reason: 'Wait for the crew.' }),
    edit: () => changeSome(['scheduled'], 'edit', author(), { body: `Read this, ${headlines}.` }),
  }
}
