import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/transact.ts'
import type { Status } from '../status.ts'

const marks = z.object({ include: z.array(z.string()), exclude: z.array(z.string()) })

/** Up to so many codes are looked for by the database; for more, every audience is read. */
const LOOKED_FOR_AT_MOST = 20

const open: readonly Status[] = ['draft', 'in_review', 'approved', 'scheduled', 'held', 'publishing']

/** Announcements that may still go out, with the areas that their audience names; at least those that name one of `codes`. */
export async function listOpenAudiences(
  db: Db,
  codes: readonly string[],
): Promise<{ id: string; headline: string; status: Status; codes: string[] }[]> {
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'headline', 'status', 'audience_json'])
    .where('status', 'in', open)
    .$if(codes.length <= LOOKED_FOR_AT_MOST, (q) =>
      q.where((eb) =>
        eb.or(
          codes.map((code) => {
            const pattern = `%${JSON.stringify(code).replace(/[\\%_]/g, '\\$&')}%`
            return sql<boolean>`audience_json like ${pattern} escape '\\'`
          }),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id, headline, status, audience_json }) => {
    const { include, exclude } = marks.parse(JSON.parse(audience_json))
    return { id, headline, status: status as Status, codes: [...include, ...exclude] }
  })
}

/** The announcements of which something is booked. */
export async function listBookedIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('bookings')
    .select('announcement_id')
    .distinct()
    .where('status', '=', 'booked')
    .orderBy('announcement_id')
    .execute()
  return rows.map(({ announcement_id }) => announcement_id)
}
