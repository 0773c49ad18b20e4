import type { FastifyRequest } from 'fastify'
import { tooLarge } from '../../../images/read-picture.ts'
import { DomainError, Invalid } from '../../../platform/errors.ts'
import { explaining } from '../../../platform/guards/explaining.ts'
import { formOf } from '../../../platform/http/forms.ts'
import { findOrganisation } from '../../../platform/organisation.ts'
import type { Announcement } from '../../announcement.ts'
import { type ComposerForm, readComposerForm } from '../../form/composer-form.ts'
import type { PageRequest } from '../../page-request.ts'
import { IMAGES_AT_MOST } from '../../schema.ts'
import { addImage } from '../../workflow/post-images.ts'
import { composerState, showComposer } from '../composer-page.ts'

/** What became of the file, as plain data, because the form may be shown by another thread. */
type Added = { image: string } | { status: number; error: string }

/** Keeps the file that came with the form, and shows the form again as it was, with the picture in it. */
export async function addPicture(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  stored: Announcement | null,
): Promise<string> {
  const { context, reply } = page
  const { zone } = await findOrganisation(context.db)
  const form = readComposerForm(formOf(request), zone)
  return explaining<string, Added>(request, reply, {
    attempt: async () => ({ refused: await keepFile(page, request, form) }),
    async explain(added) {
      if ('image' in added) {
        const images = [...form.images, { id: added.image, alt: '' }]
        return showComposer(page, await composerState(page, { ...form, images }, stored), stored)
      }
      reply.code(added.status)
      return showWithError(page, form, stored, added.error)
    },
  })
}

/** A file that was chosen and not added would be missing from what is saved, and nobody would see that. */
export async function refuseUnadded(
  page: PageRequest,
  form: ComposerForm,
  stored: Announcement | null,
): Promise<string> {
  page.reply.code(422)
  const error = `“${form.unadded}” was chosen but not added, so nothing was saved. Choose it again and press “Add picture”, or go on without it.`
  return showWithError(page, form, stored, error)
}

async function showWithError(
  page: PageRequest,
  form: ComposerForm,
  stored: Announcement | null,
  error: string,
): Promise<string> {
  const state = await composerState(page, form, stored)
  return showComposer(page, { ...state, errors: { image: error, ...state.errors } }, stored)
}

async function keepFile({ context, person }: PageRequest, request: FastifyRequest, form: ComposerForm): Promise<Added> {
  try {
    if (form.images.length >= IMAGES_AT_MOST)
      throw new Invalid(`A post has at most ${IMAGES_AT_MOST} pictures. Remove one first.`)
    const upload = request.uploads?.get('image')
    if (upload === undefined) throw new Invalid('Choose a picture first.')
    if (upload.isTooLarge) throw tooLarge()
    return { image: (await addImage(context, upload.bytes, person)).id }
  } catch (error) {
    // Also when too much is going on: whatever it is, nothing that was typed is lost.
    if (error instanceof DomainError) return { status: error.status, error: error.message }
    throw error
  }
}
