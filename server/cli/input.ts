import type { z } from 'zod'
import { CannotStart, Invalid } from '../platform/errors.ts'
import { fieldErrors } from '../platform/http/forms.ts'
import type { Call } from './command.ts'

/** The value of a flag; a person is asked for one that is missing, a script is told. */
export async function required({ flags, terminal }: Call, name: string, question: string): Promise<string> {
  const given = flags[name] ?? (terminal.interactive ? await terminal.ask(`${question}: `) : undefined)
  if (given === undefined) throw new CannotStart(`--${name} is missing.`)
  return given
}

/** The one word that a command needs: `backup FILE`. */
export function oneWord({ words }: Call, name: string): string {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw new CannotStart(`Name one ${name}.`)
  return word
}

/** Reads what was given with the schema that reads the forms and the API. */
export function valid<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error))
  return parsed.data
}
