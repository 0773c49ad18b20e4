import { formatCount, formatNumber, pluralForm } from '../../platform/format.ts'
import type { PeoplePlan } from '../corrections/people-actions.ts'
import type { ReadFigures } from '../corrections/people-list.ts'
import type { Tree } from '../tree/tree.ts'
import { hrefOf } from '../views.ts'
import type { PeoplePage } from './props.ts'

const LISTED_AT_MOST = 200

export function peoplePage(csv: string, error?: string): PeoplePage {
  const errors = error === undefined ? [] : [{ field: 'csv', message: error }]
  return {
    csv: {
      name: 'csv',
      label: 'Figures',
      hint: 'Lines as a spreadsheet saves them as CSV. The first one names the columns: code,people or name,state,people. A ZIP code is no area.',
      control: 'textarea',
      rows: 12,
      value: csv,
      error,
    },
    errors,
    problems: [],
    preview: null,
  }
}

export function peoplePreview(
  tree: Tree,
  csv: string,
  { problems, isOutdated }: Pick<ReadFigures, 'problems'> & { isOutdated: boolean },
  plan: PeoplePlan,
): PeoplePage {
  const { changes, unchanged, seen } = plan
  const isReady = problems.length === 0 && changes.length > 0
  const people = (figure: number | null) => (figure === null ? 'not known' : formatNumber(figure))
  return {
    ...peoplePage(csv),
    problems: problems.map(({ line, text, why }) => ({ line: `Line ${formatNumber(line)}`, text, why })),
    preview: {
      note: `${isOutdated ? OUTDATED : ''}${noteOf(changes.length, unchanged, problems.length)}`,
      changes: changes.slice(0, LISTED_AT_MOST).map(({ code, before, after }) => {
        const area = tree.area(code)!
        const where = tree.path(area).slice(1).reverse().join(', ')
        return { href: hrefOf(code), name: area.name, where, before: people(before), after: people(after) }
      }),
      more: changes.length > LISTED_AT_MOST ? `and ${formatNumber(changes.length - LISTED_AT_MOST)} more` : null,
      confirm: isReady ? { seen, label: `Take ${formatCount(changes.length, 'figure')}` } : null,
    },
  }
}

const OUTDATED = 'Nothing was saved: someone changed figures in the meantime. Here is what would change now. '

/** What the next page says once a list was taken. */
export function takenNote(areas: number): string {
  return `${formatCount(areas, 'area')} ${pluralForm(areas, 'has your figure', 'have your figures')} now. ${pluralForm(areas, 'It stays', 'They stay')} after every reload.`
}

function noteOf(changes: number, unchanged: number, problems: number): string {
  if (changes === 0 && unchanged === 0)
    return `No figure changes yet: ${formatCount(problems, 'line')} cannot be read. Correct or remove ${pluralForm(problems, 'it', 'them')}.`
  const sentences = [
    changes === 0
      ? 'No figure changes.'
      : `${formatCount(changes, 'area')} ${pluralForm(changes, 'gets', 'get')} another figure.`,
  ]
  if (unchanged > 0)
    sentences.push(`${formatCount(unchanged, 'figure')} ${pluralForm(unchanged, 'holds', 'hold')} already.`)
  if (problems > 0)
    sentences.push(
      `${formatCount(problems, 'line')} cannot be read, so nothing is taken yet: correct or remove ${pluralForm(problems, 'it', 'them')}.`,
    )
  return sentences.join(' ')
}
