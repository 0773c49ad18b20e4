import { allImportsOf, folderOf, roomOf, sources } from '../server-code.ts'

export type Arrow = readonly [from: string, to: string]

export interface Room {
  /** `checks`, or `.` for the files beside the rooms. */
  name: string
  files: number
}

export interface Noun {
  name: string
  files: number
  rooms: Room[]
  arrows: Arrow[]
}

/** What puts the nouns together, and may import everything. */
const roofs = ['', 'cli', 'demo']

/** The nouns of server/ with their rooms, and who imports whom. */
export function importGraph(): { nouns: Noun[]; arrows: Arrow[] } {
  const files = sources.filter(({ file }) => !roofs.includes(folderOf(file)))
  const imports = files.flatMap((source) => allImportsOf(source).map((target): Arrow => [source.file, target]))
  const within = imports.filter(([, to]) => !roofs.includes(folderOf(to)))
  const nouns = Map.groupBy(files, ({ file }) => folderOf(file))
  return {
    nouns: [...nouns].map(([name, own]) => ({
      name,
      files: own.length,
      rooms: [...Map.groupBy(own, ({ file }) => roomOf(file)[1])].map(([room, inside]) => ({
        name: room,
        files: inside.length,
      })),
      arrows: reduced(
        within
          .filter(([from, to]) => folderOf(from) === name && folderOf(to) === name)
          .map(([from, to]) => [roomOf(from)[1], roomOf(to)[1]]),
      ),
    })),
    arrows: reduced(within.map(([from, to]) => [folderOf(from), folderOf(to)])),
  }
}

/** The arrows that no longer way replaces: the transitive reduction of a relation without circles. */
export function reduced(arrows: readonly Arrow[]): Arrow[] {
  const targets = new Map<string, Set<string>>()
  for (const [from, to] of arrows) {
    if (from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to))
  }
  const reachedFrom = (start: string, seen = new Set<string>()): Set<string> => {
    for (const next of targets.get(start) ?? []) if (!seen.has(next)) reachedFrom(next, seen.add(next))
    return seen
  }
  return [...targets]
    .flatMap(([from, its]) => [...its].map((to): Arrow => [from, to]))
    .filter(([from, to]) => ![...targets.get(from)!].some((other) => other !== to && reachedFrom(other).has(to)))
    .toSorted((one, other) => one.join().localeCompare(other.join(), 'en'))
}
