import { formatCount } from '../platform/format.ts'
import type { Areas } from './directory.ts'
import { type Area, areaKinds } from './tree/area.ts'
import type { Tree } from './tree/tree.ts'

/** The area that a person named or gave the code of; otherwise a sentence that suggests what they may have meant. */
export function readAreaInput({ tree, search }: Areas, text: string): Area | string {
  // "US-FL" also reads as a name, "US" in Florida, so codes come first.
  const coded = tree.area(text.trim())
  if (coded && coded.retiredAt === null) return coded
  const named = search.named(text)
  // "California" means the state, although three towns have that name too.
  const wide = named.filter(({ kind }) => kind === 'country' || kind === 'state')
  const [only, ...others] = wide.length === 1 ? wide : named
  if (only && others.length === 0) return only
  if (named.length > 1) {
    return `${formatCount(named.length, 'area')} are called “${text}”. Write the code of one: ${suggested(tree, named)}.`
  }
  const near = search.find(text, { limit: 3, kinds: areaKinds.filter((kind) => kind !== 'rest') })
  return near.length === 0
    ? `There is no area “${text}”.`
    : `There is no area “${text}”. Write the code of one, such as ${suggested(tree, near)}.`
}

function suggested(tree: Tree, areas: readonly Area[]): string {
  return areas
    .slice(0, 3)
    .map((area) => `${area.code} for ${[area.name, ...tree.path(area).slice(1).reverse()].join(', ')}`)
    .join('; ')
}
