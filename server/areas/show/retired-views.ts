import { capitalize, formatCount, pluralForm } from '../../platform/format.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Naming } from '../corrections/naming.ts'
import type { Tree } from '../tree/tree.ts'
import { hrefOf } from '../views.ts'
import type { RetiredPage, ShownNaming } from './props.ts'
import type { StillNamed } from './retired.ts'

export function retiredPage(tree: Tree, named: readonly StillNamed[], zone: string): RetiredPage {
  const others = tree.areas.filter(({ retiredAt }) => retiredAt !== null).length - named.length
  const are = `${formatCount(named.length, 'area')} ${pluralForm(named.length, 'is', 'are')} no longer listed and still named.`
  const note = named.length === 0 ? 'Nothing in use names an area that is no longer listed.' : are
  const more = `${formatCount(others, 'other area')} that ${pluralForm(others, 'is', 'are')} no longer listed ${pluralForm(others, 'is', 'are')} named by nothing.`
  return {
    note: others === 0 ? note : `${note} ${more}`,
    areas: named.map(({ area, namings, instead }) => ({
      href: hrefOf(area.code),
      name: area.name,
      code: area.code,
      since: timeIn(area.retiredAt!, zone),
      instead: instead && { href: hrefOf(instead.code), name: instead.name, code: instead.code },
      namings: namings.map(shownNaming),
    })),
  }
}

/** Where another area is chosen. */
const where: Record<Naming['what'], string> = {
  announcement: 'Choose new areas',
  'saved audience': 'Choose new areas',
  rule: 'Choose another area or audience for it',
  channel: 'Choose another area that it serves',
  incident: 'Change its areas through the API',
}

export function shownNaming({ what, title, href, state }: Naming): ShownNaming {
  return { title, href, what: capitalize(what), state, decide: where[what] }
}
