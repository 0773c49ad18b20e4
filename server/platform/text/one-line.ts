import { z } from 'zod'

/** Line breaks, tabs and other characters that control how a text is shown. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/**
 * A text of one line, such as a headline or a name: it stands in subjects of emails, titles and lists. What would break the
 * line becomes a blank.
 */
export function oneLine(error?: string): z.ZodString {
  return z
    .string(error)
    .overwrite((text) => text.replace(control, ' '))
    .trim()
}
