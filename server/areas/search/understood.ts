import type { Area } from '../tree/area.ts'
import type { Tree } from '../tree/tree.ts'

/** What is shown of a query at most; a pasted text can be long. */
const SHOWN = 60

/** "Bakersfield, Kern County": an area with what it is in. */
export function placed(tree: Tree, area: Area): string {
  if (area.kind === 'rest') return area.name
  const up = tree.ancestors(area).filter(({ kind }) => kind !== 'country')
  // "Baltimore, City of Baltimore" says nothing.
  const around = up.find(({ name }) => !name.includes(area.name)) ?? up[0]
  return around ? `${area.name}, ${around.name}` : area.name
}

/** "nyc: New York City". */
export function readAs(query: string, meaning: string): string {
  const text = query.trim().replace(/\s+/g, ' ')
  return `${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}: ${meaning}`
}
