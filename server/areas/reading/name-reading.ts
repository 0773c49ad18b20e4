import type { Area } from '../tree/area.ts'

/** What one name of a list means. */
export interface Reading {
  text: string
  /** Null when a person has to decide. Nothing is taken for granted then. */
  area: Area | null
  /** Whether areas are called exactly this. Otherwise the choices are called nearly so. */
  exists: boolean
  /** Empty when `area` is known. */
  choices: Choice[]
}

/** What a person may mean, and what of the text is still to be read once they have chosen it. */
export interface Choice {
  area: Area
  leaves: string
  /** Of a ZIP code: which share of its people lives there. */
  share: number | null
}
