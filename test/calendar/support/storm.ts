import { isDeepStrictEqual } from 'node:util'

/** Who asks, by what they may do. */
export interface Crew {
  authors: readonly string[]
  /** Authors who are deactivated on the way, one after another. */
  guests: readonly { id: string; token: string }[]
  approvers: readonly string[]
  administrator: string
}

export interface Answer {
  status: number
  body: any
}

/** A request that was sent at once to two processes with one key, and then once more. */
interface Twice {
  what: string
  answers: readonly [Answer, Answer]
  again: Answer
}

/** An announcement as far as the storm has heard of it. */
interface Heard {
  id: string
  revision: number
  status: string
}

type Sent = { as: string; path: string; body?: object; revision?: number; method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' }

/** The name of the rules that nobody changes. */
export const lasting = 'Lasting cap'

const minute = 60_000
const quarter = 15 * minute
const places = ['US-TX-453-austin', 'US-TX-453-pflugerville', 'US-TX-453', 'US-TX-141-el-paso', 'US-TX-141']
const others = ['US-FL-086-miami', 'US-FL-086', 'US-FL-033-pensacola', 'US-TX', 'US-FL']
const areas = [...places, ...places, ...places, ...others]
const channelSets = [['board'], ['board'], ['board', 'letter'], ['letter'], ['board', 'letter', 'page'], ['page']]

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
}

/**
 * Many people at once who plan in few places, on few channels, at near times, through several processes, while an
 * administrator changes the rules. What each of them does is drawn from `seed`; how it interleaves is not.
 */
export function aStorm({ origins, crew, start, seed, failHalfWay, workAt }: StormPlan) {
  const heard: Heard[] = []
  const rules: string[] = []
  const incidents: string[] = []
  const statuses = new Map<number, number>()
  const broken: string[] = []
  const twices: Twice[] = []
  let headlines = 0
  let passed = start

  const random = aRandom(seed)
  const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const chance = (share: number) => random() < share
  /** How far the day has come. */
  const quarters = () => requests() / 6
  // Most want the hour that everybody wants at that moment, which moves on as they ask.
  const aTime = () => {
    const wanted = quarters() + 2 + (chance(0.7) ? random() * 4 : random() * 60)
    return new Date(start + Math.floor(wanted) * quarter).toISOString()
  }

  async function send({ as, path, body, revision, method = 'POST' }: Sent, origin = draw(origins), key?: string) {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(revision !== undefined && { 'if-match': `"${revision}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status } = response
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status >= 500 || status === 400 || (status === 401 && !isGuest(as)))
      broken.push(`${method} ${path} ${JSON.stringify(body)}: ${status} ${text}`)
    return { status, body: text === '' ? null : JSON.parse(text) } as Answer
  }

  /** Now and then the answer seems to be lost, and the request is sent again elsewhere before it comes. */
  async function sendOrRepeat(sent: Sent): Promise<Answer> {
    // A guest may be gone before the answer is asked for again.
    if (isGuest(sent.as) || !chance(0.12)) return send(sent)
    const key = `key ${seed} ${twices.length} ${random()}`
    const [one, other] = [draw(origins), draw(origins)]
    const answers = await Promise.all([send(sent, one, key), send(sent, other, key)])
    const again = await send(sent, draw(origins), key)
    twices.push({ what: `${sent.path} ${JSON.stringify(sent.body)}`, answers, again })
    return again
  }

  async function act(announcement: Heard, transition: string, as: string, body: object): Promise<void> {
    const { id, revision } = announcement
    const edits = transition === 'edit'
    const path = `/announcements/${id}${edits ? '' : `/${transition}`}`
    hear(announcement, await sendOrRepeat({ as, path, body, revision, method: edits ? 'PATCH' : 'POST' }))
  }

  function hear(announcement: Heard, { status, body }: Answer): void {
    if (status !== 200 || body.revision <= announcement.revision) return
    announcement.revision = body.revision
    announcement.status = body.status
  }

  const among = (...wanted: string[]) => {
    const found = heard.filter(({ status }) => wanted.includes(status))
    return found.length === 0 ? null : draw(found)
  }

  const guests = [...crew.guests]
  const isGuest = (as: string) => crew.guests.some(({ token }) => token === as)
  const author = () => (guests.length > 0 && chance(0.2) ? draw(guests).token : draw(crew.authors))
  const approver = () => draw(crew.approvers)

  async function write(): Promise<void> {
    headlines += 1
    const isService = chance(0.5)
    const channels = draw(channelSets)
    const body = {
      kind: isService ? 'service' : 'marketing',
      ...(isService && { severity: chance(0.1) ? 'critical' : 'minor' }),
      ...(isService && chance(0.5) && { incident: draw(incidents) }),
      headline: `Post ${headlines}`,
      body: 'Read this.',
      audience: { include: [draw(areas)], exclude: [] },
      channels,
      at: chance(0.4) ? null : aTime(),
      ...(chance(0.3) && { atByChannel: { [draw(channels)]: aTime() } }),
    }
    const answer = await sendOrRepeat({ as: author(), path: '/announcements', body })
    if (answer.status !== 201) return
    const announcement = { id: answer.body.id, revision: 1, status: 'draft' }
    heard.push(announcement)
    await goOn(announcement)
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
      rules.length > 0 && chance(0.08) ? [{ rule: draw(rules), reason: 'It is about the same water.' }] : []
    const transition = announcement.status === 'held' ? 'resume' : 'schedule'
    await act(announcement, transition, overrides.length > 0 ? approver() : author(), { at: aTime(), overrides })
  }

  /** Several want the very same time at once. */
  async function rush(): Promise<void> {
    const waiting = heard.filter(({ status }) => status === 'approved' || status === 'held').slice(-8)
    const at = aTime()
    const book = (one: Heard) => act(one, one.status === 'held' ? 'resume' : 'schedule', author(), { at })
    await Promise.all(waiting.map(book))
  }

  async function changeSome(statuses: string[], transition: string, as: string, body: object): Promise<void> {
    const announcement = among(...statuses)
    if (!announcement) return write()
    await act(announcement, transition, as, body)
    if (transition === 'edit') await goOn(announcement)
  }

  /** Time passes, by no more than people plan ahead, and what is due goes out: on time, late, or not at all. */
  async function timePasses(): Promise<void> {
    const until = start + Math.floor(quarters() * quarter)
    for (; passed <= until; passed += quarter) if (chance(0.6)) await workAt(passed + Math.floor(random() * 2 * minute))
  }

  /** Something is out, or was about to be. Workers change these, so their revisions are asked for. */
  async function oneThatStarted(): Promise<Heard | null> {
    const path = '/announcements?status=publishing,failed,published,held&limit=20'
    const { status, body } = await send({ as: draw(crew.authors), path, method: 'GET' })
    if (status !== 200 || body.items.length === 0) return null
    const { id, revision, status: now } = draw<Heard>(body.items)
    const known = heard.find((one) => one.id === id)
    return known ? Object.assign(known, { revision, status: now }) : null
  }

  /** What is not out of them is moved, stopped or resumed; what is out is taken back. */
  async function changeParts(): Promise<void> {
    const known = await oneThatStarted()
    if (!known) return write()
    const reason = { reason: 'The crew is done.' }
    const [transition, as, input] = draw<[string, string, object]>([
      ['move', author(), { at: aTime() }],
      ['move', author(), { at: aTime() }],
      ['hold', approver(), reason],
      ['cancel', author(), reason],
      ['resume', author(), { at: aTime() }],
      ['resume', author(), { at: aTime() }],
      ['retract', approver(), reason],
    ])
    await act(known, transition, as, input)
  }

  /** What failed is sent again or was posted by hand after all; what waits for a person is posted, or is not. */
  async function decideDeliveries(): Promise<void> {
    const known = await oneThatStarted()
    if (!known) return write()
    const path = `/announcements/${known.id}/deliveries`
    const { status, body } = await send({ as: author(), path, method: 'GET' })
    if (status !== 200) return
    for (const delivery of body.items) {
      const deeds: Record<string, string[]> = {
        waiting: ['sent', 'sent', 'not-sent'],
        failed: ['retry', 'retry', 'sent'],
        unknown: ['retry', 'sent', 'not-sent'],
      }
      const deed = deeds[delivery.status]
      if (deed) await sendOrRepeat({ as: approver(), path: `/deliveries/${delivery.id}/${draw(deed)}` })
    }
  }

  /** Those who are deactivated may be in the middle of something. */
  async function deactivate(): Promise<void> {
    const guest = guests.pop()
    if (guest) await send({ as: crew.administrator, path: `/people/${guest.id}/deactivate` })
  }

  async function openOrRestore(): Promise<void> {
    if (chance(0.3)) return addIncident(true)
    const id = draw(incidents)
    await send({ as: draw(crew.authors), path: `/incidents/${id}/${chance(0.5) ? 'restore' : 'reopen'}` })
  }

  async function changeRules(): Promise<void> {
    const as = crew.administrator
    if (rules.length < 4 || chance(0.05)) {
      const added = await addRule()
      if (added !== null) rules.push(added)
      return
    }
    const id = draw(rules)
    const change = draw<object>([
      { limit: 1 },
      { limit: 2 },
      { limit: 3 },
      { window: { rolling: 'PT2H' } },
      { window: { rolling: 'PT12H' } },
      { window: { calendar: 'day' } },
      { threads: 'first_only' },
      { threads: 'each' },
      { across: 'together' },
      { across: 'each' },
      { enforcement: 'warn' },
      { enforcement: 'block' },
      { enabled: false },
      { enabled: true },
      { enabled: true, enforcement: 'block' },
      { area: null },
    ])
    if (chance(0.05)) await send({ as, path: `/rules/${id}/hold-posts` })
    else {
      const body = { ...change, onConflict: chance(0.15) ? 'hold' : 'stay' }
      await sendOrRepeat({ as, path: `/rules/${id}`, body, method: 'PATCH' })
    }
  }

  async function addRule(given: object = {}): Promise<string | null> {
    const cap = {
      type: 'cap',
      name: 'Cap',
      kinds: draw([['service', 'marketing'], ['service', 'marketing'], ['marketing'], ['service']]),
      channels: draw<unknown>(['all', 'all', ['board'], { except: ['page'] }]),
      area: draw([null, null, 'US-TX', 'US-FL']),
      across: draw(['each', 'together']),
      limit: draw([1, 2, 3, 3]),
      window: draw<object>([{ rolling: 'PT2H' }, { rolling: 'PT4H' }, { rolling: 'PT12H' }, { calendar: 'day' }]),
      threads: draw(['each', 'first_only']),
      exemptFrom: draw([null, 'critical', 'critical']),
      ...given,
    }
    const { status, body } = await sendOrRepeat({ as: crew.administrator, path: '/rules', body: cap })
    return status === 201 ? body.id : null
  }

  /** Nobody changes these: what breaks them has no excuse but an override, or that a person posted it. */
  async function addLastingRules(): Promise<void> {
    const all = {
      name: lasting,
      kinds: ['service', 'marketing'],
      channels: 'all',
      area: null,
      threads: 'each',
      exemptFrom: 'critical',
    }
    await addRule({ ...all, across: 'each', limit: 1, window: { rolling: 'PT1H' } })
    await addRule({ ...all, across: 'together', limit: 2, window: { rolling: 'PT4H' } })
    await addRule({ ...all, across: 'together', limit: 5, window: { calendar: 'day' }, threads: 'first_only' })
  }

  async function addIncident(holds = false): Promise<void> {
    const body = {
      kind: 'unplanned',
      title: `Burst ${incidents.length}`,
      areas: holds ? ['US-TX-141'] : ['US-TX'],
      severity: 'major',
      holds,
    }
    incidents.push((await send({ as: draw(crew.authors), path: '/incidents', body })).body.id)
  }

  async function applyReschedules(): Promise<void> {
    const body = {
      kind: 'service',
      severity: 'critical',
      audience: { include: [draw(areas)] },
      channels: draw(channelSets),
    }
    await send({ as: approver(), path: '/moving-room/apply', body: { ...body, at: aTime() } })
  }

  const deeds: [weight: number, deed: () => Promise<void>][] = [
    [24, write],
    [20, book],
    [4, rush],
    [20, () => changeSome(['scheduled'], 'move', author(), { at: aTime() })],
    [4, () => changeSome(['scheduled', 'approved', 'held'], 'cancel', author(), { reason: 'Not needed.' })],
    [3, () => changeSome(['scheduled'], 'hold', approver(), { reason: 'Wait for the crew.' })],
    [2, () => changeSome(['scheduled'], 'edit', author(), { body: `Read this, ${headlines}.` })],
    [5, changeRules],
    [2, applyReschedules],
    [6, failHalfWay],
    [8, timePasses],
    [10, changeParts],
    [8, decideDeliveries],
    [1, deactivate],
    [2, openOrRestore],
  ]
  const total = deeds.reduce((sum, [weight]) => sum + weight, 0)
  const next = () => {
    let left = random() * total
    for (const [weight, deed] of deeds) {
      left -= weight
      if (left < 0) return deed
    }
    return write
  }
  const requests = () => [...statuses.values()].reduce((sum, count) => sum + count, 0)

  return {
    /** Rages with so many people at once until there were so many requests. */
    async rage(people: number, until: number): Promise<void> {
      while (incidents.length < 30) await addIncident()
      await addLastingRules()
      const person = async () => {
        while (requests() < until) await next()()
      }
      await Promise.all(Array.from({ length: people }, person))
    },
    send,
    requests,
    statuses,
    /** Answers that nobody should get. */
    broken,
    twices,
    /** Repeated requests that were carried out twice, or answered in two ways. */
    doubled: () =>
      twices.filter(({ answers, again }) => {
        const given = [...answers, again].filter((answer) => !comesLater(answer))
        return given.length === 0 || given.some((answer) => !isDeepStrictEqual(answer, given[0]))
      }),
  }
}

/** Nothing was done yet: the first request is under way, or too much is going on. */
function comesLater({ status, body }: Answer): boolean {
  return status === 429 || status === 503 || (status === 409 && /under way/.test(body.detail))
}

/** Mulberry32: small, and the same for the same seed. */
function aRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
