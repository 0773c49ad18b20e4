import fc from 'fast-check'
import { joined } from '../../../server/areas/search/canonical.ts'
import { called, shortNames, spelled } from '../../../server/areas/search/spellings.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { fold } from '../../../server/areas/tree/fold.ts'
import type { Tree } from '../../../server/areas/tree/tree.ts'

/** A list as somebody means it: for each name its words, the own name first and then what says where it is. */
export interface MeantList {
  names: string[][]
  separators: string[]
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Names of areas in the usual ways of writing them, with the usual separators between. */
export function meantLists(tree: Tree): fc.Arbitrary<MeantList> {
  const areas = tree.areas.filter(({ kind, retiredAt }) => kind !== 'rest' && retiredAt === null)
  const written = fc
    .tuple(fc.integer({ min: 0, max: areas.length - 1 }), fc.integer({ min: 0, max: 4 }))
    .map(([index, style]) => writtenAs(tree, areas[index]!, style))
  return fc
    .array(fc.tuple(written, fc.constantFrom(', ', '\n', '; ', ', and ', ' and ', ' & ', '...', ' / ', '\t')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((items) => ({ names: items.map(([name]) => name), separators: items.map(([, separator]) => separator) }))
}

/** Lists with a town and a state in them, apart by what separates names. */
export function listsWithStates(tree: Tree): fc.Arbitrary<MeantList> {
  const live = tree.areas.filter(({ retiredAt }) => retiredAt === null)
  const towns = live.filter(({ kind }) => kind === 'town' || kind === 'part')
  const states = live.filter(({ kind }) => kind === 'state' || kind === 'country')
  const name = (areas: readonly Area[]) => fc.integer({ min: 0, max: areas.length - 1 }).map((index) => areas[index]!)
  const separator = fc.constantFrom('\n', '; ', ' and ', ', and ', ' / ')
  return fc
    .tuple(name(towns), name(states), fc.boolean(), fc.boolean(), separator, separator)
    .map(([town, other, isOwn, isShort, before, after]) => {
      const own = tree.ancestors(town).find(({ kind }) => kind === 'state')
      const state = isOwn && own ? own : other
      return {
        names: [[town.name], [isShort ? state.code.slice(-2) : state.name], [town.name]],
        separators: [before, after],
      }
    })
}

function writtenAs(tree: Tree, area: Area, style: number): string[] {
  const [...above] = tree.ancestors(area)
  const state = above.find(({ kind }) => kind === 'state')
  const county = above.find(({ kind }) => kind === 'county')
  const town = above.find(({ kind }) => kind === 'town')
  const short = state ? state.code.slice(3) : 'USA'
  const names = (...found: (Area | undefined)[]) => found.flatMap((one) => one?.name ?? [])
  if (style === 0) return [area.name]
  if (style === 1) return [area.name, ...names(town), short]
  if (style === 2) return [area.name, ...names(town ?? state)]
  if (style === 3) return [area.name, ...names(county), short]
  return [area.name, ...(county ? (shortNames(called(county))[0] ?? county.name).split('\n') : []), ...names(state)]
}

/** One slip of the pen, or of the one who copied the list. */
export interface Slip {
  kind: 'drop' | 'double' | 'swap' | 'replace' | 'comma' | 'space' | 'case'
  name: number
  word: number
  at: number
  letter: number
}

export const slips: fc.Arbitrary<Slip> = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'replace', 'comma', 'space', 'case'),
  name: fc.nat(2),
  word: fc.nat(3),
  at: fc.nat(40),
  letter: fc.nat(letters.length - 1),
})

/** The list with these slips, and its items, each of which begins with its own name. */
export function misspelled({ names, separators }: MeantList, made: readonly Slip[]): { text: string; items: string[] } {
  const words = names.map((name) => name.map((word) => ({ word, glue: ', ' })))
  for (const slip of made) {
    const name = words[slip.name % words.length]!
    const one = name[slip.word % name.length]!
    if (slip.kind === 'comma') one.glue = ' '
    else one.word = slipped(one.word, slip)
  }
  const texts = words.map((name) =>
    name.map(({ word, glue }, at) => (at === name.length - 1 ? word : word + glue)).join(''),
  )
  return {
    text: texts.map((text, at) => (at === texts.length - 1 ? text : text + separators[at]!)).join(''),
    items: texts,
  }
}

export function rightly({ names, separators }: MeantList): string {
  return misspelled({ names, separators }, []).text
}

function slipped(word: string, { kind, at, letter }: Slip): string {
  const index = at % word.length
  const [before, here, after] = [word.slice(0, index), word[index]!, word.slice(index + 1)]
  if (kind === 'drop') return word.length < 2 ? word : before + after
  if (kind === 'double') return before + here + here + after
  if (kind === 'swap') return before + after.slice(0, 1) + here + after.slice(1)
  if (kind === 'replace') return before + letters[letter]! + after
  if (kind === 'space') return `${before} ${here === ' ' ? ' ' : here}${after}`
  return letter % 2 === 0 ? word.toUpperCase() : word.toLowerCase()
}

/** Whether the area is called exactly what an item begins with. What follows in it may say where it is. */
export function isCalled(area: Area, item: string): boolean {
  const words = fold(item).split(' ')
  const names = new Set([joined(fold(area.name)), ...spelled(called(area)), area.code.slice(3).toLowerCase()])
  return words.some((_, at) => names.has(joined(words.slice(0, at + 1).join(' '))))
}
