import { z } from 'zod'
import { zoneNamed } from './zone-names.ts'

const nameZone = 'Name the zone, such as America/Los_Angeles.'

/** A time zone as entered, under its one name. `refusal` is the sentence about a zone that does not exist. */
export function zoneInput(refusal: (name: string) => string) {
  return z
    .string(nameZone)
    .max(100, { error: nameZone, abort: true })
    .transform((name, context) => {
      const zone = zoneNamed(name)
      if (zone !== null) return zone
      context.addIssue({ code: 'custom', message: refusal(name) })
      return z.NEVER
    })
}
