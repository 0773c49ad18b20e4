import { cutPage } from '../../platform/http/paging.ts'
import type { Db } from '../../platform/transact.ts'
import { fromRow, type Reader, seenBy } from './queries.ts'
import type { SavedAudience } from './saved-audience.ts'

/** Characters of marks: as many as 20,000 areas have. One audience may have more. */
const MARKS_ON_A_PAGE = 500_000

/** In the order they were saved, as many as are asked for, or fewer where their areas are very many. */
export async function listSaved(
  db: Db,
  reader: Reader,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ items: SavedAudience[]; next: string | null }> {
  const found = await db
    .selectFrom('saved_audiences')
    .select((eb) => ['id', eb.fn<number>('length', ['marks_json']).as('marks')])
    .where(seenBy(reader))
    .$if(after !== null, (q) => q.where('id', '>', after!))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  let fitting = 1
  for (let marks = found[0]?.marks ?? 0; fitting < limit && fitting < found.length; fitting++) {
    marks += found[fitting]!.marks
    if (marks > MARKS_ON_A_PAGE) break
  }
  const { items, next } = cutPage(found, fitting, (last) => [last.id])
  return { items: await readSaved(db, reader, items), next }
}

/** These, in their order, without those that were deleted or are no longer shared. */
export async function readSaved(
  db: Db,
  reader: Reader,
  wanted: readonly Pick<SavedAudience, 'id'>[],
): Promise<SavedAudience[]> {
  if (wanted.length === 0) return []
  const ids = wanted.map(({ id }) => id)
  const rows = await db.selectFrom('saved_audiences').selectAll().where('id', 'in', ids).where(seenBy(reader)).execute()
  const byId = new Map(rows.map((row) => [row.id, fromRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
