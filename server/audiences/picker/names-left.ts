import type { Reading } from '../../areas/reading/name-reading.ts'
import type { Gazetteer } from '../../areas/reading/vocabulary.ts'
import { Invalid } from '../../platform/errors.ts'
import { formatCount, formatList, pluralForm } from '../../platform/format.ts'
import { readPasted } from '../paste.ts'

/** What the names in the box mean. */
export interface NamesRead {
  readings: Reading[]
  /** Why the names were not read. */
  error: string | null
}

const NAMED_AT_MOST = 5
const LONGEST_SHOWN = 80

export function hasNamesLeft({ names }: { names: string }): boolean {
  return names.trim() !== ''
}

/** Reads what is in the box. It may take seconds for thousands of names. */
export function readNames(areas: Gazetteer, { names }: { names: string }): NamesRead {
  if (!hasNamesLeft({ names })) return { readings: [], error: null }
  try {
    return { readings: readPasted(areas, names), error: null }
  } catch (error) {
    if (error instanceof Invalid) return { readings: [], error: error.message }
    throw error
  }
}

/**
 * What is still in the box when the form is shown. Whoever sends the form would leave it out without knowing, so all of it
 * is asked about each time, also a name that means one area for certain: nobody has added it.
 */
export function namesLeft(areas: Gazetteer, form: { names: string }): NamesRead {
  const { readings, error } = readNames(areas, form)
  return { readings: readings.map(asQuestion), error }
}

function asQuestion(reading: Reading): Reading {
  const { area } = reading
  return area === null ? reading : { ...reading, area: null, choices: [{ area, leaves: '', share: null }] }
}

/** Why a form with names in the box is neither saved nor sent: "1 name from your list is not decided: Oildal, CA." */
export function whyUndecided(areas: Gazetteer, form: { names: string }): string {
  const { readings, error } = namesLeft(areas, form)
  if (error !== null) return error
  const count = readings.length
  if (count === 0) return 'No names found in your list. Clear it.'
  const [are, they, them] = [
    pluralForm(count, 'is', 'are'),
    pluralForm(count, 'it is', 'they are'),
    pluralForm(count, 'it', 'them'),
  ]
  const names = formatList(
    readings.map(({ text }) => shortened(text)),
    NAMED_AT_MOST,
  )
  return `${formatCount(count, 'name')} from your list ${are} not decided: ${names}. Choose what ${they}, or clear ${them}.`
}

function shortened(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…`
}
