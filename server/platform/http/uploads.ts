import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { DomainError, Invalid, Unreadable } from '../errors.ts'
import { formatNumber } from '../format.ts'
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

/** What a form with files may hold. */
export interface UploadLimits {
  /** Of each file. */
  bytes: number
  /** Of the other fields. Most forms with files have few. */
  fields?: number
  /** Of the text in one of them, and in all. */
  characters?: number
  allCharacters?: number
}

const FILES = 4

/**
 * Routes whose forms may hold files (`multipart/form-data`). The other fields are read like those of any form, by `formOf`.
 * No other route takes such a form.
 */
export function withUploads(app: App, limits: UploadLimits, routes: (scope: App) => void): void {
  const { bytes, fields = 50, characters = 10_000, allCharacters = 500_000 } = limits
  app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        fields,
        files: FILES,
        parts: fields + FILES,
        fieldSize: characters,
        fieldNameSize: 200,
        fileSize: bytes,
      },
    })
    scope.decorateRequest('uploads', null)
    scope.addHook('preValidation', async (request) => {
      if (request.isMultipart()) await readParts(request, { characters, allCharacters })
    })
    routes(scope as unknown as App)
  })
}

async function readParts(
  request: FastifyRequest,
  { characters, allCharacters }: Required<Pick<UploadLimits, 'characters' | 'allCharacters'>>,
): Promise<void> {
  let left = allCharacters
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
        throw new Invalid({ [part.fieldname]: `Keep this to ${formatNumber(characters)} characters.` })
      } else {
        left -= part.fieldname.length + part.value.length
        if (left < 0) throw new Invalid('The form is too large. Save what you have written, then add the file.')
        form.append(part.fieldname, part.value)
      }
    }
  } catch (error) {
    throw error instanceof DomainError || 'statusCode' in (error as object)
      ? error
      : new Unreadable('This form is not valid.')
  }
  requireStorable(form)
  request.body = form
  // What another thread is given to explain. It needs no files.
  request.bodyAsRead = form
  request.uploads = uploads
}
