/** What a text can say a time of, by the field of that time. */
export type TimeField = 'began' | 'expectedEnd' | 'nextUpdateBy'

/** A clock that a text says, where in the text, and in minutes since midnight. */
export interface SaidTime {
  words: string
  start: number
  end: number
  minutes: number
}

const clock = String.raw`(?:\d{1,2}(?::\d\d)?\s*[ap](?:m\b|\.m\.)|noon\b|midnight\b)`
/** What belongs to a clock: "5 pm PST today", "5:30 pm on Tue, Nov 24". */
const day = String.raw`(?:\s+(?:[PMCE][SD]?T|A[SD]T|AK[SD]T|HS?T|UTC|GMT)\b)?(?:\s+(?:today|tonight|tomorrow)\b|\s+on\s+[A-Z][a-z]+(?:,?\s+[A-Z][a-z]+\s+\d{1,2}\b)?)?`
const roughly = String.raw`(?:\s+(?:about|around|approximately|roughly))?`

const update = String.raw`(?:next|another|new|further)\s+update|update\s+(?:you|this|again)|updates?\s+(?:by|at|around)|(?:more|new)\s+(?:information|news|details)`
const lasting = String.raw`(?:back|restored|fixed|repaired|resolved|over|finished|done|completed?|ready|running|ends?)\b[^.;,\n]{0,25}?\b(?:by|at|around|before)`
const expected = String.raw`expected(?:\s+end)?:?(?:\s+(?:until|by|at|around|to\s+(?:last|end|be\s+\w+)\b[^.;,\n\d]{0,20}))?`

const starting = String.raw`since|(?:began|begun|started|starts?|starting|beginning|happened|broke|burst)(?:\s+at)?|from|at\s+(?:about|around|approximately|roughly)`

const phrases: Record<TimeField, RegExp> = {
  began: new RegExp(String.raw`\b(?:${starting})${roughly}\s+(${clock}${day})`, 'gi'),
  nextUpdateBy: new RegExp(String.raw`\b(?:${update})\b[^.;\n\d]{0,40}?\s(${clock}${day})`, 'gi'),
  expectedEnd: new RegExp(
    String.raw`(?:\b(?:until|till|${lasting}|${expected})|${clock}\s*(?:to|through|–|-))${roughly}\s+(${clock}${day})`,
    'gi',
  ),
}
const mentionsUpdate = new RegExp(String.raw`\b(?:${update})\b`, 'i')
/** A second time of the same thing: "Next update at {{next update}}. Or at 5 am." */
const others: Record<Exclude<TimeField, 'began'>, RegExp> = {
  nextUpdateBy: orAt('next update'),
  expectedEnd: orAt('expected end'),
}
/** What is still to come did not start then. */
const toCome = /\b(?:will|should|expect\w*|update\w*|back|restored)\b[^.;\n]{0,60}$/i

function orAt(placeholder: string): RegExp {
  const told = String.raw`(?:\{\{ ?${placeholder} ?\}\}|${clock}${day})`
  return new RegExp(String.raw`${told}[.,;]?\s+or(?:\s+(?:at|by|around|about|until))?\s+(${clock}${day})`, 'gi')
}

/** What used to be so: "it was expected until 6 pm". */
const past = /\b(?:was|were|earlier|previously|instead of|rather than)\b[^.,;\n]{0,30}$/i

/** The times that a text says of something, in order. */
export function timesSaid(text: string, field: TimeField): SaidTime[] {
  const said = matchesOf(text, phrases[field])
  if (field === 'began') return said.filter(({ start }) => !toCome.test(text.slice(0, start)))
  // "Or at 5 am" belongs to what was said of the same thing right before.
  const added = matchesOf(text, others[field]).filter(
    ({ before, start }) =>
      !said.some((one) => one.start === start) &&
      (text.slice(before, start).includes('{{') || said.some((one) => one.start === before)),
  )
  return [...said, ...added].toSorted((a, b) => a.start - b.start)
}

function matchesOf(text: string, phrase: RegExp): (SaidTime & { before: number })[] {
  return [...text.matchAll(phrase)].flatMap((match) => {
    const words = match[1]!
    const start = match.index + match[0].lastIndexOf(words)
    if (past.test(text.slice(0, match.index))) return []
    return [{ words, before: match.index, start, end: start + words.length, minutes: minutesOf(words) }]
  })
}

/** Whether it speaks of a next update, with or without a time. */
export function saysUpdate(text: string): boolean {
  return mentionsUpdate.test(text)
}

/** The text without its sentences about updates, whose times are no end. */
export function withoutUpdates(text: string): string {
  const sentences = text.split(/(?<=[.!?;])\s|\n/)
  return sentences.filter((sentence) => !mentionsUpdate.test(sentence)).join('\n')
}

function minutesOf(words: string): number {
  if (/^noon/i.test(words)) return 12 * 60
  if (/^midnight/i.test(words)) return 0
  const [, hour, minute = '0', half] = words.match(/^(\d{1,2})(?::(\d\d))?\s*([ap])/i)!
  return ((Number(hour) % 12) + (half!.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute)
}
