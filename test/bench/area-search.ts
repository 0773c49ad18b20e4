import type { Areas } from '../../server/areas/directory.ts'
import { compare, median, p99Under, type Row, reported, under } from './measure.ts'

const QUERIES = 400

/** Every kind of query, each with many different ones, so that no answer is in the processor's memory already. */
const kinds: Record<string, (name: string) => string> = {
  'the beginning of a name': (name) => name.slice(0, 4),
  'a name with its state': (name) => `${name}, California`,
  'a misspelled name': (name) => name.slice(0, 3) + name.slice(4),
  'a misspelled name in a misspelled state': (name) => `${name.slice(0, 3)}${name.slice(4)}, Califronia`,
  'a ZIP code beside a misspelled name': (name) => `${name.slice(0, 3)}${name.slice(4)} 93301`,
  'two hundred letters and a hundred commas': (name) => `${name},`.repeat(100),
}

/** Measures the search of areas with the whole gazetteer, and what misspelled names cost beside the beginnings of names. */
export async function benchAreaSearch({ tree, search }: Pick<Areas, 'tree' | 'search'>): Promise<Row[]> {
  const towns = tree.areas.filter(({ kind }) => kind === 'town')
  const names = Array.from({ length: QUERIES }, (_, index) => towns[Math.floor((index * towns.length) / QUERIES)]!.name)
  const taken = await compare(
    QUERIES,
    Object.values(kinds).map((query) => (run: number) => search.matches(query(names[run % QUERIES]!))),
  )
  const medians = taken.map(({ elapsed }) => median(elapsed))
  return [
    ...Object.keys(kinds).flatMap((kind, index) => p99Under(`search for ${kind}`, taken[index]!, 10)),
    under(
      'search for a misspelled name against the beginning of a name, median',
      medians[2]! / medians[0]!,
      20,
      'times',
    ),
    reported(
      'search for a name with its state against the beginning of a name, median',
      medians[1]! / medians[0]!,
      'times',
    ),
  ]
}
