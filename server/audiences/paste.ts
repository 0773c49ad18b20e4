import type { Reading } from '../areas/reading/name-reading.ts'
import { isTable } from '../areas/reading/name-tables.ts'
import type { Gazetteer } from '../areas/reading/vocabulary.ts'
import { readWrittenAreas } from '../areas/reading/written-areas.ts'
import { Invalid } from '../platform/errors.ts'
import { formatCount, formatNumber } from '../platform/format.ts'

/** How many names are read at once. Each is searched for. */
const MAX_NAMES = 5000

/** Everything that can stand between two names. */
const separators = /[\n\r;,\t|/()[\]•‣●▪]+|\.{3,}|…| and | & /i

/**
 * Reads a pasted list of names, one in each line or with separators between, or a table. "Springfield, IL" is one name and "Austin,
 * Pflugerville" are two. Throws Invalid for more names than can be read at once.
 */
export function readPasted(gazetteer: Gazetteer, text: string, under?: string): Reading[] {
  const parts = text.split(isTable(text) ? /[\n\r]+/ : separators).filter((part) => /\S/.test(part)).length
  if (parts > MAX_NAMES) {
    const most = formatCount(MAX_NAMES, 'name')
    throw new Invalid({
      names: `Paste at most ${most} at once, or choose a wider area. These are ${formatNumber(parts)}.`,
    })
  }
  return readWrittenAreas(gazetteer, text, under)
}
