import { z } from 'zod'
import { isShownOnOneLine } from '../../platform/http/shown-text.ts'
import { audienceInput } from '../schema.ts'

export const LONGEST_NAME = 80

const name = z
  .string('Enter a name.')
  .trim()
  .min(1, 'Enter a name.')
  .max(LONGEST_NAME, `Keep the name to ${LONGEST_NAME} characters.`)
  .refine(isShownOnOneLine, 'Write the name in letters that can be seen, on one line.')

const fields = {
  name: name.describe('Unique among your own, and among the shared ones; upper and lower case are the same.'),
  audience: audienceInput,
  shared: z.boolean('Must be true or false.').describe('Whether everyone can see and use it. Otherwise only you can.'),
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
