import type { Status } from '../platform/pages/shared-views.ts'
import type { Picture } from './pictures.ts'

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
