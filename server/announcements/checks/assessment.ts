import { difference, type Intervals, size } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { placesOf } from '../../audiences/cover.ts'
import type { Booking } from '../../calendar/booking.ts'
import { type CalendarState, readCalendarState } from '../../calendar/calendar-state.ts'
import type { Explained } from '../../calendar/explain-refusal.ts'
import type { Times } from '../../calendar/shifted-times.ts'
import { partsOf, resolveTargets, slotsOf, type Targets, totalReach } from '../../calendar/targets.ts'
import type { Context } from '../../context.ts'
import type { Incident } from '../../incidents/incident.ts'
import { may, type Person } from '../../people/person.ts'
import { listPeople } from '../../people/queries.ts'
import { check, findingsFor } from '../../planning/findings/check.ts'
import { passedBySeverity, rulesOf } from '../../planning/findings/passed-by-severity.ts'
import type { Candidate } from '../../planning/model/message.ts'
import type { Finding, Report } from '../../planning/model/report.ts'
import type { Rule } from '../../planning/model/rule-schema.ts'
import { isAbout } from '../../planning/model/scope.ts'
import { timed, timeOf } from '../../planning/model/timing.ts'
import type { World } from '../../planning/model/world.ts'
import type { ProposedReschedules } from '../../planning/rescheduling/propose-reschedules.ts'
import { type Instant, toInstant, toMillis } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Announcement, Content } from '../announcement.ts'
import { approvalsNeeded } from '../approval-policy.ts'
import { hashPlacements } from '../content.ts'
import { inForce, listGiven } from '../overriding.ts'
import { listHeadlines, listThread } from '../queries.ts'
import { unready } from '../readiness.ts'
import { listAuthors } from '../review-queries.ts'
import { isOut } from '../status.ts'
import { findAbout, impossible } from '../thread/about.ts'
import { type LeftParts, partsLeft } from '../workflow/booking/left-parts.ts'
import { askReason, bypasses } from '../workflow/booking/rules-passed.ts'
import { withZoneTimes, zoneTimesOf } from '../workflow/booking/zone-times.ts'
import { besideOwnParts } from '../workflow/may-count.ts'
import { type CompletenessItem, completeness, toldToDoIn } from './completeness.ts'
import { proposeRoom } from './room.ts'

/** Everything known about an announcement before it goes out; the composer, its page and the review show parts of it. */
export interface Assessment {
  content: Content
  tree: Tree
  calendar: CalendarState
  targets: Targets
  candidate: Candidate
  report: Report
  /** Other posts that could be rescheduled: to make room for it, or because it leaves no room for them. */
  proposed: ProposedReschedules
  /** What would block it if it were routine. */
  passes: Finding[]
  /** What stops it from being sent for approval, by field. */
  missing: FieldErrors
  completeness: CompletenessItem[]
  /** Rules that apply to it and found nothing. */
  passed: Rule[]
  /** The announcements that findings name, by id. */
  colliding: ReadonlyMap<string, Colliding>
  incident: Incident | null
  approvals: { needed: number; bypasses: boolean; people: number; places: number; approvers: string[] }
  now: Instant
}

/** Another announcement that a finding names. */
export interface Colliding {
  headline: string
  /** When it first goes out; null when nothing of it is booked any more. */
  at: number | null
}

/** Whose content it is, and how it is judged. */
interface Circumstances {
  id: string | null
  /** Counts as one of its authors. */
  writer: Person | null
  /** The stored announcement with exactly this content, whose overrides count; none while it is being written. */
  stored?: Announcement
  /** Rules that are waived for its bookings already. */
  waivedRules?: readonly string[]
  /** It is being edited, which gives up its bookings first. */
  anew?: boolean
  /** Only these parts of `stored` are judged, beside the others as they are. */
  left?: LeftParts
  /** All bookings of `stored`, for what is known only by them. */
  bookings?: readonly Booking[]
}

/** Judges the announcement `id` as if it had this content. */
export async function assess(
  context: Context,
  content: Content,
  { id, writer, stored, waivedRules = [], anew = false, left, bookings = [] }: Circumstances,
): Promise<Assessment> {
  const now = toInstant(context.now())
  const calendar = besideOthers(await readCalendarState(context), stored, left)
  const { tree } = calendar
  const targets = resolveTargets(tree, calendar.channels, content)
  const ofContent = partsOf(tree, targets, content, toMillis(now))
  const asStated = left ? partsLeft(tree, ofContent, left) : ofContent
  const parts = withZoneTimes(asStated, zoneTimesOf(tree, asStated, left?.bookings ?? bookings))
  const base: Candidate = {
    announcement: id,
    kind: content.kind,
    severity: content.severity,
    incident: content.incident,
    parts,
    waivedRules,
    publishBy: comingDeadline(content, now),
    anew,
  }
  const overridden = stored ? await overriddenRules(context, stored, { calendar, candidate: base, targets }) : []
  const candidate = { ...base, waivedRules: [...waivedRules, ...overridden] }
  const report = check(calendar.world, candidate)
  const reach = totalReach(targets)
  const about = await findAbout(context.db, content)
  const passes = passedBySeverity(calendar.world, candidate)
  const isBypass = await bypasses(context.db, rulesOf(passes))
  const missing = { ...unready(content, { tree, targets, parts }, now), ...impossible(content, about) }
  if (passes.length > 0 && content.severityReason === '') missing['severityReason'] = askReason
  return {
    content,
    passes,
    tree,
    calendar,
    targets,
    candidate,
    report,
    // Room is made for whole announcements only.
    proposed: left ? { reschedules: [], cost: 0 } : await proposeRoom(context.db, calendar, candidate),
    missing,
    completeness: completeness(content, {
      ...{ places: placeNames(tree, content), now },
      toldToDo: content.stage === 'all_clear' ? await findToldToDo(context, content.incident) : null,
    }),
    passed: passedBy(calendar.world.rules, candidate, report),
    colliding: await readColliding(context, calendar.world, report),
    incident: about.incident,
    approvals: {
      needed: approvalsNeeded(tree, { reach, bypasses: isBypass }),
      bypasses: isBypass,
      people: tree.people(reach).people,
      places: size(reach),
      approvers: await approversOf(context, id, writer),
    },
    now,
  }
}

/** What people were told to do about an incident, as it was said last. */
async function findToldToDo({ db }: Context, incident: string | null): Promise<string | null> {
  const thread = incident === null ? [] : await listThread(db, incident)
  const out = thread.filter(isOut)
  return out.reduce<string | null>((said, { body }) => toldToDoIn(body) ?? said, null)
}

/** One that has passed belonged to an earlier time, and needs another whatever is proposed. */
function comingDeadline({ publishBy }: Content, now: Instant): number | null {
  return publishBy === null || publishBy <= now ? null : toMillis(publishBy)
}

/** The announcements that the findings collide with. */
async function readColliding({ db }: Context, { plan }: World, { findings }: Report): Promise<Map<string, Colliding>> {
  const ids = [...new Set(findings.flatMap((finding) => finding.collidesWith))]
  const headlines = await listHeadlines(db, ids)
  const entry = (id: string): Colliding => ({
    headline: headlines.get(id) ?? 'another announcement',
    at: plan.bookingsOf(id)[0]?.at ?? null,
  })
  return new Map(ids.map((id) => [id, entry(id)]))
}

/** The calendar on which parts that are not booked anew count like what has gone out. */
function besideOthers(calendar: CalendarState, stored?: Announcement, left?: LeftParts): CalendarState {
  if (!stored || !left) return calendar
  const { world, tree } = calendar
  const others = { world, tree, announcement: stored, bookings: left.others }
  return { ...calendar, world: besideOwnParts(others, left.others) }
}

/** The assessment of the same announcement at other times, which a transition asked for, with what the rules said then. */
export async function atOtherTimes(
  context: Context,
  assessment: Assessment,
  { times, candidate, reported }: { times: Times | null; candidate: Candidate | null; reported: Explained },
): Promise<Assessment> {
  const { tree, world, targets, report } = reported
  const judged = candidate ?? assessment.candidate
  return {
    ...assessment,
    tree,
    targets,
    report,
    content: { ...assessment.content, ...times },
    candidate: judged,
    calendar: { ...assessment.calendar, tree, world },
    missing: {},
    passed: passedBy(world.rules, judged, report),
    colliding: await readColliding(context, world, report),
    proposed: { reschedules: [], cost: 0 },
  }
}

/** The rules that approvers have overridden for all parts in which they find something. */
async function overriddenRules(
  { db }: Context,
  stored: Announcement,
  { calendar: { tree, world, revisions }, candidate, targets }: Pick<Assessment, 'calendar' | 'candidate' | 'targets'>,
): Promise<string[]> {
  const given = await listGiven(db, stored, revisions)
  const at = timeOf(candidate)
  if (given.length === 0 || at === null) return []
  const { parts } = timed(candidate)
  const placements = hashPlacements(stored, slotsOf(tree, parts, targets), stored.status === 'in_review')
  const findings = findingsFor(world, timed(candidate), at)
  const valid = inForce({ world, parts, placements, findings }, given)
  return [...new Set(valid.map(({ rule }) => rule))]
}

function passedBy(rules: readonly Rule[], { kind, parts }: Candidate, { findings }: Report): Rule[] {
  const broken = new Set(findings.map(({ rule }) => rule))
  return rules.filter((rule) => !broken.has(rule.id) && parts.some(({ channel }) => isAbout(rule, kind, channel)))
}

/** Who may approve it: every approver who wrote none of it. */
async function approversOf({ db }: Context, id: string | null, writer: Person | null): Promise<string[]> {
  const authors = new Set([...(id === null ? [] : await listAuthors(db, id)), ...(writer === null ? [] : [writer.id])])
  return (await listPeople(db))
    .filter((person) => may(person, 'approver') && !authors.has(person.id))
    .map(({ name }) => name)
}

/** Names by which readers recognize that it concerns them: the included areas and the areas around them. */
function placeNames(tree: Tree, { audience }: Content): string[] {
  const areas = audience.include.flatMap((code) => tree.area(code) ?? [])
  const around = areas.flatMap((area) => tree.ancestors(area).filter(({ kind }) => kind !== 'country'))
  return [...areas, ...around].filter(({ kind }) => kind !== 'rest').map(({ name }) => name)
}

/** The places of the audience that are outside the incident's areas. */
export function beyondIncident({ incident, tree, targets }: Assessment): Intervals {
  return incident ? difference(targets.places, placesOf(tree, incident.areas)) : []
}

/** The rules that are waived for what is booked already. */
export function waivedBy(bookings: readonly Booking[]): string[] {
  const booked = bookings.filter(({ status }) => status === 'booked')
  return [...new Set(booked.flatMap(({ waivedRules }) => waivedRules))]
}
