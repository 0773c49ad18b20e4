import type { Context } from '../../context.ts'
import type { Image } from '../../images/image.ts'
import { countUnusedImages, insertImage, keepImages } from '../../images/queries.ts'
import { readPicture } from '../../images/read-picture.ts'
import type { Person } from '../../people/person.ts'
import { later, toInstant } from '../../platform/clock.ts'
import { type FieldErrors, TooMany } from '../../platform/errors.ts'
import { DAY, HOUR, SECOND } from '../../platform/time-units.ts'
import { type Trx, transact } from '../../platform/transact.ts'
import type { PostImage } from '../announcement.ts'

/** As large as networks show pictures. */
const LARGEST = { width: 1600, height: 1600 }

/** Far more than anybody writes posts for at once. All of them together have some hundred megabytes. */
const UNUSED_AT_MOST = 200

/**
 * Keeps a picture for a post. When no post uses it within a day, it is removed. Throws Invalid for what is none, and TooMany
 * for somebody who adds ever more without using them.
 */
export async function addImage(context: Context, file: Buffer, person: Person): Promise<Image> {
  const at = toInstant(context.now())
  if ((await countUnusedImages(context.db, person.id, later(at, -DAY))) >= UNUSED_AT_MOST) {
    const sentence = `You have added ${UNUSED_AT_MOST} pictures that no post uses. They are removed after a day; add more then.`
    throw new TooMany(sentence, HOUR / SECOND)
  }
  const picture = await readPicture(person.id, file, LARGEST)
  return transact(context.db, (trx) => insertImage(trx, picture, { purpose: 'post', by: person.id, at }))
}

/** What is wrong with the pictures that a change names, by field. */
export async function refusedImages(trx: Trx, images: readonly PostImage[]): Promise<FieldErrors> {
  const ids = images.map(({ id }) => id)
  const there = await keepImages(trx, ids)
  const errors: FieldErrors = {}
  for (const [index, id] of ids.entries()) {
    if (!there.has(id)) errors[`images.${index}.id`] = 'This picture is no longer there. Remove it, and add it again.'
    else if (ids.indexOf(id) !== index) errors[`images.${index}.id`] = 'This picture is in the list already.'
  }
  return errors
}
