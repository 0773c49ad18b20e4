import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Conflict, type FieldErrors, Invalid, MISTAKES_AT_MOST } from '../errors.ts'

export type FormResult<S extends z.ZodObject> =
  | { ok: true; value: z.output<S> }
  | { ok: false; entered: Entered<S>; errors: FieldErrors }

/** What the person entered, so that a form with errors shows it again. */
export type Entered<S extends z.ZodObject> = {
  [Field in keyof z.output<S>]: z.output<S>[Field] extends readonly unknown[] ? string[] : string
}

/** Reads a posted form with the same schema that reads the JSON API. */
export function readForm<S extends z.ZodObject>(schema: S, form: URLSearchParams): FormResult<S> {
  const entered: Record<string, string | string[]> = {}
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const { kind, required } = describe(field as z.ZodType)
    if (kind === 'array') {
      values[name] = entered[name] = form.getAll(name)
    } else {
      const text = form.get(name) ?? ''
      entered[name] = text
      values[name] = fromText(text, kind, required)
    }
  }
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, entered: entered as Entered<S>, errors: fieldErrors(parsed.error) }
}

/** The first sentence for each field, by its path. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors = new Map<string, string>()
  for (const issue of error.issues) {
    const isUnknown = issue.code === 'unrecognized_keys'
    const paths = isUnknown ? issue.keys.slice(0, MISTAKES_AT_MOST).map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) {
      const name = path.join('.')
      if (!errors.has(name)) errors.set(name, isUnknown ? 'Unknown field.' : issue.message)
      if (errors.size === MISTAKES_AT_MOST) return Object.fromEntries(errors)
    }
  }
  return Object.fromEntries(errors)
}

/** For `action(…).catch(refusal)`: returns Invalid, so that the form can show it, and rethrows every other error. */
export function refusal(error: unknown): Invalid {
  if (error instanceof Invalid) return error
  throw error
}

/** The same where somebody else may have been faster: returns Conflict too. */
export function refusalOrConflict(error: unknown): Invalid | Conflict {
  return error instanceof Conflict ? error : refusal(error)
}

/** The errors for the summary at the top of a form; each links to its field by `#name`. */
export function summaryOf(errors: FieldErrors): { field: string; message: string }[] {
  return Object.entries(errors).map(([path, message]) => ({ field: path.split('.')[0]!, message }))
}

/** A form sends only text: an unchecked box is absent and an unfilled field is empty. */
function fromText(text: string, kind: string, required: boolean): unknown {
  if (kind === 'boolean') return text !== ''
  if (text === '' && !required) return undefined
  if (kind === 'number') return text === '' ? undefined : Number(text)
  return text
}

function describe(field: z.ZodType): { kind: string; required: boolean } {
  let required = true
  let inner = field as z.ZodType & { unwrap?: () => z.ZodType }
  while (inner.unwrap && ['default', 'optional', 'nullable'].includes(inner.def.type)) {
    required = false
    inner = inner.unwrap() as typeof inner
  }
  return { kind: inner.def.type, required }
}

/** The posted form; empty when the button had nothing to send. */
export function formOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}

/** A refusal as plain data, which another thread can show. */
export interface Failure {
  status: number
  message: string
  /** What is wrong with the form; null when it is something else. */
  fields: FieldErrors | null
}

/** What an action was refused for, as plain data. Rethrows every other error. */
export function failureFrom(error: unknown): Failure {
  const refused = refusalOrConflict(error)
  const { status, message } = refused
  return { status, message, fields: refused instanceof Invalid ? refused.fields : null }
}
