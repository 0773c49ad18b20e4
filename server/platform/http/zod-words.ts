import type { z } from 'zod'
import { formatAlternatives, formatCount, formatNumber } from '../format.ts'

const types: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const formats: Record<string, string> = {
  datetime: 'a time such as 2026-12-01T17:00:00Z',
  date: 'a date such as 2026-12-01',
  email: 'an email address',
  url: 'a web address',
}

type Issue = z.core.$ZodRawIssue

/** What an error of a schema is called when the schema has no sentence of its own for it. */
export function issueInWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeInWords(issue)
    case 'invalid_value':
      return `Must be ${formatAlternatives(issue.values.map(String))}.`
    case 'invalid_format':
      return `Must be ${formats[issue.format] ?? 'in another format. See /api/docs'}.`
    case 'too_small':
      return `${amountInWords(issue.origin, Number(issue.minimum), 'at least')}.`
    case 'too_big':
      return `${amountInWords(issue.origin, Number(issue.maximum), 'at most')}.`
    case 'not_multiple_of':
      return `Must be a multiple of ${formatNumber(issue.divisor)}.`
    case 'unrecognized_keys':
      return 'Unknown field.'
    case 'invalid_union':
      return 'This does not match any allowed form. See /api/docs.'
    default:
      return 'This is not allowed here. See /api/docs.'
  }
}

function typeInWords({ path, input, expected }: Extract<Issue, { code: 'invalid_type' }>): string {
  const word = types[expected] ?? 'something else. See /api/docs'
  if (path === undefined || path.length === 0) return expected === 'object' ? 'Send a JSON object.' : `Send ${word}.`
  return input === undefined ? `Required: ${word}.` : `Must be ${word}.`
}

function amountInWords(origin: string, amount: number, bound: 'at least' | 'at most'): string {
  if (origin === 'string')
    return amount === 1 && bound === 'at least'
      ? 'Must not be empty'
      : `Use ${bound} ${formatCount(amount, 'character')}`
  if (origin === 'array' || origin === 'set') return `Must have ${bound} ${formatCount(amount, 'item')}`
  return `Must be ${bound} ${formatNumber(amount)}`
}
