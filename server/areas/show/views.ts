import type { Instant } from '../../platform/clock.ts'
import { capitalize, formatCount, formatList, formatNumber, pluralForm } from '../../platform/format.ts'
import { timeIn } from '../../platform/pages/times.ts'
import { zoneInWords, zoneWithCity } from '../../platform/time-words.ts'
import { areaItem } from '../area-output.ts'
import type { Affected, ChangedPage, ChangedPost, Consequences } from '../corrections/consequences.ts'
import { type CorrectedField, type Correction, enteredIn, fieldNames, type Given } from '../corrections/correction.ts'
import { whyWithoutEffect } from '../corrections/effect.ts'
import type { CountedPeople } from '../corrections/moved-people.ts'
import { type Area, isSettled } from '../tree/area.ts'
import { isPlace, type Tree } from '../tree/tree.ts'
import { inArea, withArticle } from '../tree/with-article.ts'
import { hrefOf, insideList, levelWord } from '../views.ts'
import type { LeadingHere } from './leading-here.ts'
import type { CorrectionPage, Fact, ShownCorrection, ShowPage } from './props.ts'
import { basisInWords, sourceOfFigure, sourceOfPeople, sourceOfZone } from './sources.ts'

export function showPage(
  tree: Tree,
  area: Area,
  {
    zone,
    corrections,
    leading,
    at,
  }: { zone: string; corrections: readonly Correction[]; leading: LeadingHere; at: Instant },
): Omit<ShowPage, 'edit' | 'errors' | 'revision' | 'namings' | 'here'> {
  const { population } = areaItem(tree, area)
  const shown = corrections.flatMap((one) => (one.given === null ? [] : shownCorrection(tree, one, { zone, now: at })))
  const corrected = new Map(shown.filter(({ unapplied }) => unapplied === null).map((one) => [one.field, one]))
  const said = corrected.get('population')
  return {
    code: area.code,
    name: area.name,
    where: inArea(area.name),
    path: pathTo(tree, area),
    people: {
      number: population === null ? 'Population unknown' : formatCount(population, 'person'),
      source: said ? `your own figure, ${said.at.label}, ${said.by}` : sourceOfPeople(tree, area),
    },
    facts: [...factsOf(tree, area, { corrected, at }), ...factsOfLeading(leading)],
    retired: area.retiredAt === null ? null : timeIn(area.retiredAt, zone),
    corrections: shown,
    list: insideList(tree, area, at),
  }
}

function pathTo(tree: Tree, area: Area): ShowPage['path'] {
  return tree
    .ancestors(area)
    .reverse()
    .map(({ code, name }) => ({ href: hrefOf(code), name }))
}

function factsOf(
  tree: Tree,
  area: Area,
  { corrected, at }: { corrected: ReadonlyMap<string, ShownCorrection>; at: Instant },
): Fact[] {
  const { places, population, zones } = areaItem(tree, area)
  const by = (field: CorrectedField, source: string) => {
    const one = corrected.get(field)
    return one ? `corrected by ${one.by}, ${one.at.label}` : source
  }
  const facts: Fact[] = [fact('Level', levelWord(area))]
  const around = area.parent === null ? undefined : tree.area(area.parent)
  if (area.kind === 'part' && around && area.basis !== null)
    facts.push(fact('Part of', around.name, by('partOf', basisInWords(area.basis))))
  if (corrected.has('name')) facts.push(fact('Name', area.name, by('name', '')))
  if (area.retiredAt === null) {
    facts.push(fact('Made up of', formatCount(places, 'place')))
    const term = pluralForm(zones.length, 'Time zone', 'Time zones')
    facts.push(
      fact(
        term,
        formatList(zones.map((one) => zoneInWords(one, at))),
        by('zone', sourceOfZone(area, isPlace(tree, area))),
      ),
    )
    const isOwn = area.population !== population || corrected.has('population')
    if (isSettled(area) && !isPlace(tree, area) && area.population !== null && isOwn)
      facts.push(fact('As a whole', formatCount(area.population, 'person'), by('population', sourceOfFigure(area))))
  }
  facts.push({ ...fact('Code', area.code), isCode: true })
  if (area.fips !== null) facts.push(fact('FIPS', area.fips, 'U.S. Census Bureau'))
  if (area.geonames !== null) facts.push(fact('GeoNames', String(area.geonames)))
  return facts
}

const ZIPS_AT_MOST = 40

function factsOfLeading({ names, zips }: LeadingHere): Fact[] {
  const facts: Fact[] = []
  if (names.length > 0) facts.push(fact('Found as', formatList(names, 12), 'names that lead to it'))
  if (zips.length > 0) {
    const shown = zips.map(({ zip, share }) =>
      share > 0.95 ? zip : `${zip} (${Math.max(Math.round(share * 100), 1)} %)`,
    )
    const term = pluralForm(zips.length, 'ZIP code', 'ZIP codes')
    facts.push(
      fact(term, formatList(shown, ZIPS_AT_MOST), 'U.S. Census Bureau, 2021; how much of each is here is an estimate'),
    )
  }
  return facts
}

function fact(term: string, text: string, source = ''): Fact {
  return { term, text, source, isCode: false }
}

function shownCorrection(
  tree: Tree,
  correction: Correction,
  { zone, now }: { zone: string; now: Instant },
): ShownCorrection {
  const { field, given, own, by, at } = correction
  return {
    field,
    term: capitalize(fieldNames[field]),
    now: valueInWords(tree, field, given!, now),
    own: valueInWords(tree, field, own, now),
    undo: undoInWords(valueInWords(tree, field, own, now)),
    by: by.name,
    at: timeIn(at, zone),
    unapplied: whyWithoutEffect(tree, correction),
  }
}

/** "Undo: back to 94,139" */
function undoInWords(own: string): string {
  return `Undo: back to ${own === NOT_KNOWN ? `“${own}”` : own}`
}

const NOT_KNOWN = 'not known'

/** "Austin", "12,500", "none: a town of its own". */
function valueInWords(tree: Tree, field: CorrectedField, said: Given, now: Instant): string {
  const value = enteredIn(said, field)
  if (value === null) return NOT_KNOWN
  if (field === 'population') return formatNumber(Number(value))
  if (field === 'zone') return zoneWithCity(String(value), now)
  if (field !== 'partOf') return String(value)
  const name = tree.area(String(value))?.name ?? String(value)
  return said.kind === 'part' ? name : `a town of its own ${inArea(name)}`
}

function figureInWords(people: number | null): string {
  return people === null ? NOT_KNOWN : formatNumber(people)
}

const LISTED_AT_MOST = 25

export function correctionPage(
  tree: Tree,
  area: Area,
  {
    changed,
    before,
    consequences,
    warnings,
    counted,
    hidden,
    isUndo,
    at,
  }: {
    changed: readonly Correction[]
    before: readonly Correction[]
    consequences: Consequences
    warnings: string[]
    counted: readonly CountedPeople[]
    hidden: CorrectionPage['hidden']
    isUndo: boolean
    at: Instant
  },
): CorrectionPage {
  const { gains, loses, pages, atDue, exceeded } = consequences
  return {
    ...{ code: area.code, name: area.name, path: pathTo(tree, area), isUndo, hidden, warnings },
    rows: changed.map(({ code, field, given, own }) => {
      const said = before.find((one) => one.code === code && one.field === field)?.given ?? own
      return {
        term: capitalize(fieldNames[field]),
        now: valueInWords(tree, field, said, at),
        after: valueInWords(tree, field, given ?? own, at),
      }
    }),
    people: counted.map(({ name, before: was, after: is }) => ({
      name,
      now: figureInWords(was),
      after: figureInWords(is),
    })),
    gains: gains.map(affectedLine),
    loses: loses.map(affectedLine),
    comes: pages.flatMap((page) => page.gains.map((notice) => pageLine(page, notice))),
    leaves: pages.flatMap((page) => page.loses.map((notice) => pageLine(page, notice))),
    held: atDue.filter(({ held }) => held).map(postLine),
    narrowed: atDue.filter(({ held }) => !held).map(postLine),
    notes: [...noticeLines(consequences), postsLine(consequences), heldLine(consequences)],
    exceeded: exceeded.slice(0, LISTED_AT_MOST),
    more: Math.max(exceeded.length - LISTED_AT_MOST, 0),
  }
}

/** "1 notice that is out now would leave its public page.", "2 notices … would come to the public page of Boston." */
function noticeLines({ gains, loses, pages }: Consequences): string[] {
  const others = pages.map((page) => ({ ...page, page: `the public page of ${withArticle(page.name)}` }))
  const changed = [{ gains, loses, page: 'its public page' }, ...others]
  const moved = [
    ...changed.map(({ loses, page }) => ({ affected: loses, would: `would leave ${page}` })),
    ...changed.map(({ gains, page }) => ({ affected: gains, would: `would come to ${page}` })),
  ]
  return moved.flatMap(({ affected, would }) => {
    const count = affected.filter(({ what }) => what === 'notice').length
    return count === 0 ? [] : `${formatCount(count, 'notice')} that ${pluralForm(count, 'is', 'are')} out now ${would}.`
  })
}

function postsLine({ gains, loses, keeps }: Consequences): string {
  const moved = [...gains, ...loses].some(({ what }) => what === 'post')
  if (keeps > 0)
    return `${formatCount(keeps, 'upcoming post')} ${pluralForm(keeps, 'reaches', 'reach')} it before and after.`
  return moved ? 'No upcoming post reaches it both before and after.' : 'No upcoming post reaches it, before or after.'
}

function heldLine({ atDue }: Consequences): string {
  const count = new Set(atDue.flatMap(({ held, href }) => (held ? [href] : []))).size
  return count === 0
    ? 'No scheduled post is moved or put on hold.'
    : `No scheduled post is moved, but ${formatCount(count, 'post')} would be held when ${pluralForm(count, 'it is', 'they are')} due.`
}

function pageLine({ name }: ChangedPage, { title, href }: Affected): CorrectionPage['comes'][number] {
  return { title, href, text: name }
}

function postLine({ title, href, reason }: ChangedPost): CorrectionPage['held'][number] {
  return { title, href, text: reason }
}

const affectedWords: Record<Affected['what'], string> = {
  notice: 'Notice that is out now',
  post: 'Post',
  rule: 'Rule',
  channel: 'Channel',
  incident: 'Open incident',
  hold: 'Open incident that holds marketing',
}

function affectedLine({ what, title, href }: Affected): CorrectionPage['gains'][number] {
  return { text: affectedWords[what], title, href }
}
