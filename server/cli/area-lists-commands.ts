import { readAreaInput } from '../areas/area-input.ts'
import type { Match } from '../areas/search/area-search.ts'
import { understoodAs } from '../areas/share-words.ts'
import { longName } from '../areas/tree/long-name.ts'
import { CannotStart } from '../platform/errors.ts'
import type { Command } from './command.ts'
import { withContext } from './open-for-command.ts'

const FOUND_AT_MOST = 20

const list: Command = {
  name: 'areas list',
  summary: 'Lists the areas directly in one: code, kind, name.',
  flags: {
    under: { value: 'AREA', help: 'The code or name of an area, such as US-CA. Without it the countries are listed.' },
  },
  run: (call) =>
    withContext(call, async ({ areas }) => {
      const { under } = call.flags
      const { tree } = areas
      const area = under === undefined ? null : (tree.area(under) ?? readAreaInput(areas, under))
      if (typeof area === 'string') throw new CannotStart(area)
      const inside = area === null ? tree.roots : tree.children(area.code)
      return {
        text: inside.map(({ code, kind, name }) => [code, kind, name].join('\t')).join('\n') || 'There is none.',
        json: inside.map(({ code, kind, name, parent }) => ({ code, kind, name, parent })),
      }
    }),
}

const find: Command = {
  name: 'areas find',
  summary: 'Finds areas by name, ZIP code or code, the likeliest first: code, kind, name, how it was understood.',
  words: 'WORDS',
  flags: {},
  run: (call) =>
    withContext(call, async ({ areas: { search, tree } }) => {
      const found = search.matches(call.words.join(' '), { limit: FOUND_AT_MOST })
      const line = ({ area, ...how }: Match) =>
        [area.code, area.kind, longName(tree, area), understoodAs(how)].filter((word) => word !== null).join('\t')
      return {
        text: found.map(line).join('\n') || 'There is none.',
        json: found.map(({ area: { code, kind, name }, ...how }) => ({ code, kind, name, ...how })),
      }
    }),
}

export const areaListsCommands = [list, find]
