import { formatList } from '../../platform/format.ts'
import type { Content } from '../announcement.ts'
import { changesOfText, type DiffNames, fieldWords, valueInWords } from '../content-diff.ts'
import { fieldsDecidedWith } from '../form/merging.ts'
import type { Status } from '../status.ts'
import { statusWord } from '../status-words.ts'
import type { Newer } from '../versions/newer.ts'
import { newerWords } from './keeping-views.ts'
import type { MergedSection } from './props.ts'

export interface Merging {
  newer: Newer
  mine: Content
  theirs: Content & { status: Status }
  taken: readonly (keyof Content)[]
  undecided: readonly (keyof Content)[]
}

/** What somebody else changed meanwhile, and what both changed, side by side. */
export function mergedSection({ newer, mine, theirs, taken, undecided }: Merging, naming: DiffNames): MergedSection {
  const whose = newer.by === 'You' ? 'the saved one' : `${newer.by}’s`
  return {
    text: [newerWords(newer, naming.zone), ...sentences({ newer, theirs, taken, undecided })].join(' '),
    fields: undecided.map((field) => {
      const changes = changesOfText(decisionInWords(theirs, field, naming), decisionInWords(mine, field, naming))
      return {
        field,
        label: fieldWords[field],
        theirs: changes.filter(({ kind }) => kind !== 'new'),
        mine: changes.filter(({ kind }) => kind !== 'gone'),
        take: `Take ${whose}`,
      }
    }),
    by: newer.by === 'You' ? 'Saved' : newer.by,
  }
}

/** "Water main burst, Update": all that is decided with it, as far as it says something. */
function decisionInWords(content: Content, decision: keyof Content, naming: DiffNames): string {
  const [field, ...others] = fieldsDecidedWith(decision)
  const also = others.filter((other) => content[other] !== null)
  if (also.length === 0) return valueInWords(content, field!, naming)
  const words = also.map((other) => `${fieldWords[other].toLowerCase()}: ${valueInWords(content, other, naming)}`)
  return [valueInWords(content, field!, naming), ...words].join(', ')
}

function sentences({ newer, theirs, taken, undecided }: Omit<Merging, 'mine'>): string[] {
  const named = (fields: readonly (keyof Content)[]) =>
    formatList(fields.map((field) => fieldWords[field].toLowerCase()))
  const status = theirs.status === 'draft' ? [] : [`It is ${statusWord(theirs.status)} now.`]
  const theirWords =
    taken.length === 0 ? [] : [`In the form now, as ${newer.by === 'You' ? 'you' : 'they'} saved it: ${named(taken)}.`]
  const both =
    undecided.length === 0
      ? []
      : [
          `Changed in both: ${named(undecided)}. Choose below which to keep. Until then the draft does not save itself; Save draft keeps yours.`,
        ]
  return [...status, ...theirWords, ...both]
}
