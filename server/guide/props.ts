import type { StatusMark } from '../platform/pages/shared-props.ts'
import type { Picture } from './pictures.ts'

export interface GuideViews {
  'guide/index': GuidePage
  'guide/_who': Record<string, never>
  'guide/_rules': Record<string, never>
  'guide/_times': Record<string, never>
  'guide/_case': { worked: CaseView }
  'guide/_scene': { scene: SceneView }
  'guide/_picture': { picture: Picture }
}

export interface GuidePage {
  /** "Travis County, Texas: Austin, Pflugerville, and elsewhere in it. Central time." */
  counties: string[]
  cases: CaseView[]
}

export interface CaseView {
  number: number
  title: string
  text: string
  inWordsOnly: boolean
  scenes: SceneView[]
  facts: FactView[]
}

export interface FactView {
  asks: string
  status: StatusMark
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
  status: StatusMark
  /** The engine's findings, and what would help. */
  says: string[]
}
