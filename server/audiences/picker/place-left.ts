import type { Gazetteer } from '../../areas/reading/vocabulary.ts'
import { findPlaces, type PickerForm } from './picking.ts'

/**
 * Why a form is not saved with a name in its search box: whoever typed it believes that it is chosen. Null when the box is
 * empty, or when something that it finds was chosen.
 */
export function whyNotAdded({ search }: Gazetteer, form: PickerForm): string | null {
  const name = form.place.trim()
  if (name === '') return null
  const chosen = new Set([...form.include, ...form.exclude])
  if (findPlaces(search, form).found.matches.some(({ area }) => chosen.has(area.code))) return null
  return `“${name.slice(0, 80).toWellFormed()}” is not added yet. Choose it in the list, or clear the field.`
}
