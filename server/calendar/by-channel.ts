import { z } from 'zod'

const most = 100

export const channelKey = z.string().trim().min(1).max(60)

/**
 * A value for each of some channels, by key. How many there are is looked at first: each value may be checked against
 * several schemas.
 */
export const byChannel = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given, context) => {
      if (typeof given !== 'object' || given === null || Object.keys(given).length <= most) return given
      context.addIssue(`Name at most ${most} channels.`)
      return z.NEVER
    },
    z.record(channelKey, value),
  )
