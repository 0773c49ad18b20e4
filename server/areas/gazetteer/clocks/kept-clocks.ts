/**
 * Places whose people go by another clock than the outlines of the zones say. The outlines follow the law, except around
 * Phenix City, Alabama, where they follow the people, too.
 */
const keptClocks = new Map([
  // The law puts Fort Pierre in the Mountain zone, or cuts it in two. It goes by the clock of Pierre across the river.
  ['US-SD-117-fort-pierre', 'America/Chicago'],
  ['US-SD-117~', 'America/Denver'],
  // Jackpot lives from visitors from Idaho, and has its time; the law says Pacific.
  ['US-NV-007-jackpot', 'America/Denver'],
  // Lanett and Valley work in Georgia and have its time. The rest of the county has Alabama's, and so have its offices.
  ['US-AL-017~', 'America/Chicago'],
])

/** The zone of the clock that people at a place keep; undefined where that is what the outlines say. */
export function keptClock(code: string): string | undefined {
  return keptClocks.get(code)
}
