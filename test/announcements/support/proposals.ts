import { composerFields } from './composer-fields.ts'
import type { Day } from './day.ts'
import type { Draft } from './random-days.ts'

/** Where a time was proposed, and what came of using it: null when it was accepted. */
export interface Used {
  by: string
  refused: string | null
}

export type Proposer = (day: Day, draft: Draft, choice: Choice) => Promise<Used | null>

export interface Choice {
  /** Chooses among what is proposed. */
  pick: number
  /** Between the proposal and its use. */
  seconds: number
}

/** Each way in which times are proposed. They answer null when nothing was proposed for this draft. */
export const proposers: Record<string, Proposer> = {
  'the refusal of its own time': async (day, draft, choice) => {
    const post = await booking(day, draft)
    if (post?.status !== 'approved' || !post.check?.nextFree) return null
    return use(day, post, { at: post.check.nextFree }, choice)
  },
  'the check': async (day, draft, choice) => {
    const post = await booking(day, draft)
    if (!post || draft.at === null || isPartlyHeld(post)) return null
    const { body } = await day.ask('POST', '/check', { ...day.contentOf(draft), ignore: [post.id] })
    return body.nextFree === null ? null : use(day, post, { at: body.nextFree }, choice)
  },
  'a refused move, of what is not out yet': async (day, draft, choice) => {
    let post = await booking(day, draft)
    if (post?.check?.nextFree)
      post = (await day.ask('POST', `/announcements/${post.id}/schedule`, { at: post.check.nextFree }, post)).body
    if (post?.status !== 'scheduled') return null
    await day.passing(choice.pick % 4)
    post = (await day.ask('GET', `/announcements/${post.id}`)).body
    const body = { at: day.instant(5 + (choice.pick % 9) / 2) }
    const { body: answer } = await day.ask('POST', `/announcements/${post.id}/move`, body, post)
    return answer.check?.nextFree ? use(day, post, { at: answer.check.nextFree }, choice) : null
  },
  'the free times': async (day, draft, choice) => {
    const post = await booking(day, draft)
    return post && freeTimesOf(day, post, draft, choice)
  },
  'the button of its page': async (day, draft, choice) => {
    let post = await booking(day, draft)
    if (post?.status === 'scheduled') {
      const held = { who: 1, revision: post.revision }
      post = (await day.ask('POST', `/announcements/${post.id}/hold`, { reason: 'Wait.' }, held)).body
    }
    return post && pressedOnPage(day, post, choice)
  },
  'the button for a part that was stopped': async (day, draft, choice) => {
    let post = await booking(day, draft)
    if (post?.check?.nextFree)
      post = (await day.ask('POST', `/announcements/${post.id}/schedule`, { at: post.check.nextFree }, post)).body
    if (post?.status !== 'scheduled' || draft.channels.length < 2) return null
    const channel = `/channels/${day.key(draft.channels[choice.pick % draft.channels.length]!)}`
    await day.ask('PATCH', channel, { enabled: false, posts: 'hold' })
    await day.ask('PATCH', channel, { enabled: true })
    return pressedOnPage(day, post, choice)
  },
  'a button of the composer': async (day, draft, choice) => {
    const created = await day.create(draft)
    return created && pressed(day, created, choice)
  },
}

/** Each way in which times are proposed for a post that is booked, whatever has been booked after it. */
export const movers: Record<string, (day: Day, post: any, draft: Draft, choice: Choice) => Promise<Used | null>> = {
  'a refused move': async (day, post, _draft, choice) => {
    const at = day.instant(2 + (choice.pick % 90) / 2)
    const { body: answer } = await day.ask('POST', `/announcements/${post.id}/move`, { at }, post)
    return answer.check?.nextFree ? use(day, post, { at: answer.check.nextFree }, choice) : null
  },
  'the check': async (day, post, draft, choice) => {
    if (isPartlyHeld(post)) return null
    const at = day.instant(2 + (choice.pick % 90) / 2)
    const { body } = await day.ask('POST', '/check', {
      ...day.contentOf(draft),
      at,
      atByChannel: {},
      ignore: [post.id],
    })
    return body.nextFree === null ? null : use(day, post, { at: body.nextFree, atByChannel: {} }, choice)
  },
  'the free times': freeTimesOf,
  'a button of the composer': (day, post, _draft, choice) => pressed(day, post, choice),
}

/** The first button of an announcement's page that gives it a time and asks for nothing. */
async function pressedOnPage(day: Day, post: any, choice: Choice): Promise<Used | null> {
  const page = await day.page(`/announcements/${post.id}`)
  // The week of free times has no time of its own, but buttons.
  const forms =
    page.body.match(/<form class="transition"[^>]*action="[^"]*\/(?:schedule|resume)"[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((html) => !html.includes('class="free-times"')) ?? ''
  const fields = Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
  if (form === '' || /<details/.test(form)) return null
  day.app.clock.pass({ seconds: choice.seconds })
  const action = form.match(/action="([^"]*)"/)![1]!
  const answer = await day.post(action, fields)
  return {
    by: `${action} ${JSON.stringify(fields)}`,
    refused: answer.statusCode === 303 ? null : sentences(answer.body),
  }
}

async function freeTimesOf(day: Day, post: any, draft: Draft, choice: Choice): Promise<Used | null> {
  if (isPartlyHeld(post)) return null
  const horizon = { from: day.instant((choice.pick % 40) - 5), to: day.instant((choice.pick % 40) + 90) }
  const asked = { ...day.contentOf(draft), ...horizon, ignore: [post.id] }
  const { body } = await day.ask('POST', '/free-times', asked)
  // A range may be shorter than a minute.
  const ends = ({ from, to }: { from: string; to: string }) => [from, before(to)].filter((time) => time >= from)
  const times = body.free.flatMap(ends)
  return times.length === 0 ? null : use(day, post, { at: times[choice.pick % times.length] }, choice)
}

/** A time of the composer's strip or of a remedy, taken, saved, sent and approved. */
async function pressed(day: Day, { id }: any, choice: Choice): Promise<Used | null> {
  const edit = await day.page(`/announcements/${id}/edit`)
  const buttons = [...edit.body.matchAll(/name="do" value="(at:[^"]*|local)"/g)].map(([, button]) => button!)
  if (buttons.length === 0) return null
  const button = buttons[choice.pick % buttons.length]!
  const shown = await day.post(`/announcements/${id}`, { ...composerFields(edit.body), do: button })
  day.app.clock.pass({ seconds: choice.seconds })
  const saved = await day.post(`/announcements/${id}`, { ...composerFields(shown.body), do: 'save' })
  const { date, time, zone } = composerFields(shown.body)
  const by = `${button} ${date} ${time} ${zone}`
  if (saved.statusCode !== 303) return { by, refused: sentences(saved.body) }
  const { body } = await day.ask('GET', `/announcements/${id}`)
  const after = body.status === 'draft' ? await day.approved(id, body.revision) : await approvedAgain(day, body)
  return { by, refused: after?.status === 'scheduled' ? null : JSON.stringify(after) }
}

/** Created, sent and approved: scheduled when its time is free, otherwise approved. */
export async function booking(day: Day, draft: Draft): Promise<any | null> {
  const created = await day.create(draft)
  return created && day.approved(created.id, created.revision)
}

async function use(day: Day, post: any, body: object, { seconds }: Choice): Promise<Used> {
  day.app.clock.pass({ seconds })
  const step = post.status === 'approved' ? 'schedule' : 'move'
  const { status, body: moved } = await day.ask('POST', `/announcements/${post.id}/${step}`, body, post)
  const answer = status === 200 ? await approvedAgain(day, moved) : moved
  const isAccepted = status === 200 && ['scheduled', 'publishing'].includes(answer.status)
  return { by: `${step} ${JSON.stringify(body)}`, refused: isAccepted ? null : JSON.stringify(answer) }
}

/** At the new time its severity may pass a rule, and then a second person approves before it is booked. */
async function approvedAgain(day: Day, post: any): Promise<any> {
  if (post.status !== 'in_review' || post.passes.length === 0) return post
  const { revision } = post
  return (await day.ask('POST', `/announcements/${post.id}/approve`, {}, { who: 2, revision })).body
}

/**
 * Whether approval booked the free channels of a service post and holds the rest. A time proposed for all of its
 * channels says nothing about the channels that a move of the booked ones takes.
 */
function isPartlyHeld({ bookings }: any): boolean {
  return bookings.some(({ status }: any) => status === 'held')
}

/** The last whole minute of a half-open range. */
function before(to: string): string {
  return new Date(Math.floor((Date.parse(to) - 1) / 60_000) * 60_000).toISOString()
}

function sentences(html: string): string {
  return [...html.matchAll(/<(?:li><a href="#|p class="error")[^>]*>([\s\S]*?)<\/(?:a|p)>/g)]
    .map(([, text]) => text)
    .join(' ')
}
