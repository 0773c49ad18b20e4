import type { Context } from '../context.ts'
import { listImageSizes } from '../images/queries.ts'
import type { PlacedNotice, ShownImage, StoredNotice } from './notice.ts'

/** Only a notice that is public shows its images. One that is not stored is left out. */
export async function withSizes(
  { db }: Context,
  notices: readonly PlacedNotice[],
): Promise<(PlacedNotice & { shown: ShownImage[] })[]> {
  const isPublic = ({ retractedAt }: StoredNotice) => retractedAt === null
  const sizes = await listImageSizes(
    db,
    notices.filter(isPublic).flatMap(({ images }) => images.map(({ id }) => id)),
  )
  return notices.map((notice) => ({
    ...notice,
    shown: !isPublic(notice)
      ? []
      : notice.images.flatMap(({ id, alt }) => {
          const size = sizes.get(id)
          return size ? [{ id, alt, ...size }] : []
        }),
  }))
}

/** The address of an image of a notice. It is gone when the notice is retracted. */
export function imageHref(notice: string, image: string): string {
  return `/notices/announcements/${encodeURIComponent(notice)}/images/${encodeURIComponent(image)}`
}
