import { formatList } from '../platform/format.ts'
import type { Status } from '../platform/pages/shared-views.ts'
import { zoneInWords } from '../platform/time-words.ts'
import { workedCases } from './case-views.ts'
import type { WorkedCase } from './cases/case.ts'
import { country } from './cases/country.ts'
import type { Picture } from './pictures.ts'
import { factView, sceneView } from './scenes.ts'

export interface HowViews {
  'guide/how': HowPage
  'guide/_who': Record<string, never>
  'guide/_rules': Record<string, never>
  'guide/_times': Record<string, never>
  'guide/_case': { worked: CaseView }
  'guide/_scene': { scene: SceneView }
  'guide/_picture': { picture: Picture }
}

export interface HowPage {
  /** "Travis County, Texas: Austin, Pflugerville, and elsewhere in it. Central time." */
  counties: string[]
  cases: CaseView[]
}

export interface CaseView {
  number: number
  title: string
  text: string
  told: boolean
  scenes: SceneView[]
  facts: FactView[]
}

export interface FactView {
  asks: string
  status: Status
  says: string
}

export interface SceneView {
  title: string | null
  rules: string[]
  posts: string[]
  picture: Picture
  /** "Central time". */
  clock: string
  trials: TrialView[]
}

export interface TrialView {
  letter: string
  asks: string
  status: Status
  /** The engine's findings, and what would help. */
  says: string[]
}

export function howPage(): HowPage {
  return { counties: countiesInWords(), cases: workedCases().map(caseView) }
}

function caseView({ number, title, text, told, scenes, facts }: WorkedCase): CaseView {
  return { number, title, text, told, scenes: scenes.map(sceneView), facts: facts.map(factView) }
}

function countiesInWords(): string[] {
  const counties = country.areas.filter(({ kind }) => kind === 'county')
  return counties.map((county) => {
    const [state] = country.ancestors(county)
    const towns = country.children(county.code).filter(({ kind }) => kind === 'town')
    const zones = formatList(country.zonesOf(county).map(zoneInWords))
    return `${county.name}, ${state!.name}: ${formatList([...towns.map(({ name }) => name), 'elsewhere in it'])}. ${zones}.`
  })
}
