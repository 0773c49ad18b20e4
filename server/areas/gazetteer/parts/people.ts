/** A part with more of its town's people than this has a figure that was meant for the whole town, or is of something else. */
const LARGEST_SHARE = 0.5

/**
 * The people of a town's parts, so that nobody is counted twice: a figure that cannot be right is unknown, and when the
 * others together are more than the town's, each has its share of the town's.
 */
export function peopleOfParts(town: number | null, parts: readonly (number | null)[]): (number | null)[] {
  if (town === null) return [...parts]
  const possible = parts.map((people) => (people !== null && people <= town * LARGEST_SHARE ? people : null))
  const sum = possible.reduce<number>((total, people) => total + (people ?? 0), 0)
  if (sum <= town) return possible
  return possible.map((people) => (people === null ? null : Math.floor((people * town) / sum)))
}
