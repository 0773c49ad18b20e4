import type { z } from 'zod'
import { CannotStart, Invalid } from '../platform/errors.ts'
import { fieldErrors } from '../platform/http/forms.ts'
import type { Call } from './command.ts'

/** The value of a flag. If it is missing, asks a person for it, or throws CannotStart in a script. */
export async function required({ flags, terminal }: Call, name: string, question: string): Promise<string> {
  const value = flags[name] ?? (terminal.interactive ? await terminal.ask(`${question}: `) : undefined)
  if (value === undefined) throw new CannotStart(`--${name} is missing.`)
  return value
}

/** The only argument of a command such as `backup FILE`. */
export function oneWord({ words }: Call, name: string): string {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw new CannotStart(`Name one ${name}.`)
  return word
}

/** Parses the input with the schema of the forms and the API. Throws Invalid. */
export function valid<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
  return parsed.data
}
