import { z } from 'zod'
import { audienceInput } from '../schema.ts'

export const LONGEST_NAME = 80

/**
 * A name stands in the middle of sentences, so it is one line and has no character that only changes how others look. The
 * joiners U+200C and U+200D belong to some languages.
 */
const name = z
  .string('Give the audience a name.')
  .trim()
  .min(1, 'Give the audience a name.')
  .max(LONGEST_NAME, `Keep the name to ${LONGEST_NAME} characters.`)
  .refine(
    (text) => showsSomething(text) && !/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(text),
    'Write the name in letters that can be seen, on one line.',
  )

/** Letters that are drawn as nothing, like blanks, joiners and marks without a letter. */
const unseen = /[\p{Z}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu

function showsSomething(text: string): boolean {
  return text.replace(unseen, '') !== ''
}

const fields = {
  name: name.describe('Unique among your own, and among the shared ones; upper and lower case are the same.'),
  audience: audienceInput,
  shared: z.boolean('Say true or false.').describe('Whether everybody sees it and can use it. Otherwise only you do.'),
}

export const newSavedAudience = z.strictObject({ ...fields, shared: fields.shared.default(false) })
export type NewSavedAudience = z.output<typeof newSavedAudience>

export const savedAudienceChange = z.strictObject(fields).partial()
export type SavedAudienceChange = z.output<typeof savedAudienceChange>

const codes = z.array(z.string())

export const savedAudienceOutput = z.object({
  id: z.string(),
  name: z.string(),
  audience: z.object({ include: codes, exclude: codes }),
  retired: codes.describe('Those of its areas that the gazetteer no longer lists.'),
  owner: z.string().describe('The id of the person who saved it.'),
  shared: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.int(),
})
