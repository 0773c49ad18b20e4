import { later, toInstant } from '../../../server/platform/clock.ts'
import { DAY } from '../../../server/platform/time-units.ts'
import type { TestApp } from '../../support/app.ts'
import { parseXml } from '../../support/xml.ts'
import { austin, travis } from './random-chains.ts'

/** A message on the notice pages, as the database has it. */
interface Said {
  id: string
  incident: string | null
  stage: string | null
  corrects: string | null
  position: number
  at: string
  isPublic: boolean
  isHere: boolean
  expectedEnd: string | null
  next: string | null
  severity: string
}

interface Entry {
  id: string
  isCurrent: boolean
  /** The labels and instants of its times, by term. */
  facts: { term: string; label: string; at: string | null }[]
  /** The first text below the facts. */
  text: string
  /** Whether it says that what its first text says of the end no longer holds. */
  hasOtherEnd: boolean
}

const ends = ['Until', 'Expected end']

/** What the page and the feed of Austin say that contradicts what was published, or itself. */
export async function contradictions(app: TestApp, changedAt: ReadonlyMap<string, string>): Promise<string[]> {
  const [page, feed, said, incidents] = await Promise.all([
    app.inject(`/notices/${austin}`),
    app.inject(`/notices/${austin}/feed.atom`),
    listSaid(app),
    app.context.db.selectFrom('incidents').selectAll().execute(),
  ])
  const entries = entriesOf(page.body)
  const byId = new Map(said.map((one) => [one.id, one]))
  const fed = fedTimes(feed.body)
  const found: string[] = []
  const complain = (what: string) => found.push(what)

  for (const { id, isCurrent, facts } of entries) {
    const of = (terms: readonly string[]) => facts.filter(({ term }) => terms.includes(term))
    if (of(ends).length > 1) complain(`${id} has two ends`)
    if (of(['Next update']).length > 1) complain(`${id} has two next updates`)
    if (!isCurrent && facts.some(({ term }) => term === 'Next update')) complain(`${id} is over and promises`)
  }

  const shown = said.filter((one) => isShown(one) && isShownWith(rootOf(one, byId)))
  for (const [thread, messages] of Map.groupBy(shown, (one) => one.incident ?? rootOf(one, byId).id)) {
    const current = entries.filter(({ id, isCurrent }) => isCurrent && messages.some((one) => one.id === id))
    const inFeed = (what: 'end' | 'next') =>
      fed.filter((one) => one[what] !== null && messages.some(({ id }) => id === one.id))
    if (current.length > 1) complain(`${thread} has ${current.length} current cards`)
    if (inFeed('end').length > 1) complain(`${thread} has two ends in the feed`)
    if (inFeed('next').length > 1) complain(`${thread} has two next updates in the feed`)

    const incident = incidents.find(({ id }) => id === thread)
    const last = lastTold(messages, byId)
    const isOver = rootOf(last, byId).stage === 'all_clear' || (incident && incident.ended_at !== null)
    if (isOver && current.length > 0) complain(`${thread} is over and has a current card`)
    if (isOver && inFeed('next').length > 0) complain(`${thread} is over and promises in the feed`)
    const [card] = current
    if (incident && !isOver && card === undefined && isToBeShown(incident, last, toInstant(app.context.now())))
      complain(`${thread} is open and has no current card`)
    if (card === undefined || isOver) continue

    const next = card.facts.find(({ term }) => term === 'Next update')
    const promised = promiseOf(messages, byId)
    if ((next?.at ?? null) !== promised) complain(`${thread} promises ${next?.at}, and said ${promised}`)
    if ((inFeed('next')[0]?.next ?? null) !== (promised === null ? null : (next?.label ?? 'nothing')))
      complain(`${thread} promises ${inFeed('next')[0]?.next} in the feed, and ${next?.label} on the page`)
    const end = card.facts.find(({ term }) => ends.includes(term))
    if (incident && end && end.at !== incident.expected_end)
      complain(`${thread} ends ${end.at}, not ${incident.expected_end}`)
    if ((inFeed('end')[0]?.end ?? undefined) !== end?.label)
      complain(`${thread} ends ${inFeed('end')[0]?.end} in the feed, and ${end?.label} on the page`)

    const top = byId.get(card.id)!
    if (top !== last) complain(`${thread} shows ${top.id} first, and the last word is ${last.id}`)
    const ofText = (opening: string) =>
      card.text.match(new RegExp(`${opening} (?:about )?(.+?) on (\\w+, \\w+ \\d+)\\.`))
    const word = ofText('Word by')
    if (word && next?.label !== `${word[2]}, ${word[1]}`)
      complain(`${thread}: the text says ${word[0]}, the card ${next?.label}`)
    const fixed = ofText('Fixed')
    // Another town may have been told of another end since, and somebody may have entered one.
    const everywhere = said.filter(
      (one) => one.isPublic && (incident ? one.incident === thread : messages.includes(one)),
    )
    const isAsSaid = lastTold(everywhere, byId) === top && (changedAt.get(thread) ?? '') <= top.at
    if (incident && isAsSaid && incident.severity !== top.severity)
      complain(`${thread} is ${incident.severity}, and ${top.severity} was said`)
    if (incident && isAsSaid && incident.next_update_by !== promised)
      complain(`${thread} keeps ${incident.next_update_by} as its promise, and said ${promised}`)
    const isSaidToDiffer = card.hasOtherEnd
    const differs = fixed !== null && end?.label !== `${fixed[2]}, ${fixed[1]}`
    if (differs && (isAsSaid || !isSaidToDiffer))
      complain(`${thread}: the text says ${fixed[0]}, the card ${end?.label}`)
    if (isSaidToDiffer && end && !differs) complain(`${thread} says that its end has changed, and it has not`)
  }
  return found
}

function isShown({ isPublic, isHere }: Said): boolean {
  return isPublic && isHere
}

/** What corrects an all-clear is read where that is, and nowhere once it is retracted. */
function isShownWith(root: Said): boolean {
  return root.stage !== 'all_clear' || isShown(root)
}

/** Works leave at their planned end, and anything after a month without news. */
function isToBeShown(incident: { kind: string; expected_end: string | null }, last: Said, now: string): boolean {
  const isPast = incident.kind === 'planned' && incident.expected_end !== null && incident.expected_end <= now
  return !isPast && later(last.at, 30 * DAY) > now
}

function rootOf(one: Said, byId: ReadonlyMap<string, Said>): Said {
  const corrected = one.corrects === null ? undefined : byId.get(one.corrects)
  return corrected ? rootOf(corrected, byId) : one
}

/** What a reader has to believe: the last message, or what corrects it. */
function lastTold(messages: readonly Said[], byId: ReadonlyMap<string, Said>): Said {
  const place = (one: Said) => rootOf(one, byId).position
  return messages.toSorted((a, b) => place(b) - place(a) || b.position - a.position)[0]!
}

/** A correction that promises nothing leaves the promise of what it corrects. */
function promiseOf(messages: readonly Said[], byId: ReadonlyMap<string, Said>): string | null {
  const last = lastTold(messages, byId)
  const corrected = last.corrects === null ? [] : messages.filter((one) => one !== last)
  if (last.stage !== 'correction' || last.next !== null || corrected.length === 0) return last.next
  return promiseOf(corrected, byId)
}

async function listSaid({ context: { db } }: TestApp): Promise<Said[]> {
  const rows = await db
    .selectFrom('notices as n')
    .innerJoin('announcements as a', 'a.id', 'n.announcement_id')
    .select(['a.id', 'a.incident', 'a.stage', 'a.corrects', 'a.expected_end', 'a.next_update_by', 'a.severity'])
    .select(['n.position', 'n.reach_json', 'n.retracted_at', 'n.published_at'])
    .execute()
  return rows.map(({ id, incident, stage, corrects, position, ...row }) => ({
    ...{ id, incident, stage, corrects, position },
    at: row.published_at,
    isPublic: row.retracted_at === null,
    isHere: (JSON.parse(row.reach_json) as string[]).some((code) => code === austin || code === travis),
    expectedEnd: row.expected_end,
    next: row.next_update_by,
    severity: row.severity,
  }))
}

function entriesOf(html: string): Entry[] {
  const past = html.indexOf('<section class="past"')
  return [...html.matchAll(/<article[\s\S]*?<\/article>/g)].map(({ 0: article, index }) => ({
    id: article.match(/\/notices\/announcements\/([\w-]+)/)![1]!,
    isCurrent: past === -1 || index < past,
    facts: [...article.matchAll(/<dt>([^<]*)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g)].map(([, term, value]) => {
      const time = value!.match(/<time datetime="([^"]*)">([^<]*)</)
      return { term: term!, label: time?.[2] ?? '', at: time?.[1] ?? null }
    }),
    text: article.match(/<p class="preserve"[^>]*>([^<]*)/)?.[1] ?? '',
    hasOtherEnd: article.includes('The expected end has changed since then.'),
  }))
}

/** The times that stand below the texts of the feed. */
function fedTimes(xml: string): { id: string; end: string | null; next: string | null }[] {
  const entries = parseXml(xml).children.filter(({ name }) => name === 'entry')
  return entries.map(({ children }) => {
    const text = (name: string) => children.find((child) => child.name === name)!.text
    const time = (pattern: RegExp) => text('content').match(pattern)?.[1] ?? null
    return {
      id: text('id').replace('urn:uuid:', ''),
      end: time(/(?:Until|Expected end): \D*?(\w{3}, \w{3} \d+, \d+:\d+ [ap]m \w+)\./),
      next: time(/Next update by (.+?)\./),
    }
  })
}
