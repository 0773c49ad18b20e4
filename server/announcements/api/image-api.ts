import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type ImageType, imagePath, imageTypes } from '../../images/image.ts'
import { UPLOAD_BYTES } from '../../images/read-picture.ts'
import { currentPerson } from '../../people/sessions.ts'
import { bytesOf, withBytes } from '../../platform/http/byte-bodies.ts'
import type { App } from '../../platform/http/zod.ts'
import { addImage } from '../workflow/post-images.ts'

const types = Object.keys(imageTypes) as ImageType[]

const imageOutput = z.object({
  id: z.string().describe('Name it in `images` of an announcement within a day, or it is removed.'),
  type: z.enum(types),
  width: z.int().describe('In pixels.'),
  height: z.int(),
})

export function imageApi(app: App, context: Context): void {
  withBytes(app, types, (scope) => {
    scope.post(
      '/api/v1/images',
      {
        config: { access: 'author', readsBytes: types },
        bodyLimit: UPLOAD_BYTES,
        schema: { response: { 201: imageOutput } },
      },
      async (request, reply) => {
        const { id, type, width, height } = await addImage(context, bytesOf(request), currentPerson(request))
        return reply.code(201).header('Location', imagePath(id)).send({ id, type, width, height })
      },
    )
  })
}
