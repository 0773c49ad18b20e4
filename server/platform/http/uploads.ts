import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { DomainError, Invalid, Unreadable } from '../errors.ts'
import { requireStorable } from '../guards/reject-unstorable.ts'
import type { App } from './zod.ts'

/** A file that came with a form. */
export interface Upload {
  /** Empty when it is larger than it may be. */
  bytes: Buffer
  isTooLarge: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The files of a form, by the name of their field. Only in routes inside `withUploads`. */
    uploads: ReadonlyMap<string, Upload> | null
  }
}

/** Of the forms with files: they have few other fields. */
const most = { fields: 50, files: 4, characters: 10_000 }

/**
 * Routes whose forms may hold files of up to this many bytes (`multipart/form-data`). The other fields are read like
 * those of any form, by `formOf`. No other route takes such a form.
 */
export function withUploads(app: App, bytes: number, routes: (scope: App) => void): void {
  app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        fields: most.fields,
        files: most.files,
        parts: most.fields + most.files,
        fieldSize: most.characters,
        fieldNameSize: 100,
        fileSize: bytes,
      },
    })
    scope.decorateRequest('uploads', null)
    scope.addHook('preValidation', async (request) => {
      if (request.isMultipart()) await readParts(request)
    })
    routes(scope as unknown as App)
  })
}

async function readParts(request: FastifyRequest): Promise<void> {
  const form = new URLSearchParams()
  const uploads = new Map<string, Upload>()
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const file = await part.toBuffer()
        const isTooLarge = part.file.truncated
        // A browser sends an empty file for a field in which none was chosen.
        if (file.length > 0) uploads.set(part.fieldname, { bytes: isTooLarge ? Buffer.alloc(0) : file, isTooLarge })
      } else if (part.valueTruncated || typeof part.value !== 'string') {
        throw new Invalid({ [part.fieldname]: `Keep this to ${most.characters} characters.` })
      } else form.append(part.fieldname, part.value)
    }
  } catch (error) {
    throw error instanceof DomainError || 'statusCode' in (error as object)
      ? error
      : new Unreadable('This form is not valid.')
  }
  requireStorable(form)
  request.body = form
  request.uploads = uploads
}
