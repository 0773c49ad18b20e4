import type { Area } from '../tree/area.ts'
import { saidWhole } from './said-whole.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Nobody has to say where a town of so many people is. */
const KNOWN_TO_MANY = 25_000

/**
 * What a name with nothing beside it can also mean if the only area that is called so is a small one: "Ballard" is a town in
 * Utah, and also a neighborhood that leads to Seattle and the short name of a county in Kentucky. The area itself comes first.
 */
export function othersSharing(words: Vocabulary, area: Area, text: string): readonly Area[] {
  if (words.peopleIn(area) >= KNOWN_TO_MANY) return []
  const sharing = words.sharing(saidWhole(text)?.name ?? text)
  return sharing.some((other) => other !== area) ? [area, ...sharing.filter((other) => other !== area)] : []
}
