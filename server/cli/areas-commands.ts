import { loadCountry } from '../areas/gazetteer/actions.ts'
import { CannotStart } from '../platform/errors.ts'
import { exceededInWords, exceededNow } from './after-restore.ts'
import type { Command } from './command.ts'
import { withContext } from './open-for-command.ts'

const load: Command = {
  name: 'areas load',
  installs: true,
  summary: 'Loads countries from the installed gazetteer; loading again brings them up to date.',
  words: '[US …]',
  flags: {},
  run: (call) =>
    withContext(call, async (context) => {
      const countries = call.words.length === 0 ? ['US'] : call.words.map((word) => word.toUpperCase())
      const before = new Set(await exceededNow(context))
      const loaded = []
      for (const country of countries) loaded.push(await loadCountry(context, country, call.report))
      // A code that has come back, or a town in another county or town, makes booked posts count where they did not before.
      const exceeded = (await exceededNow(context)).filter((sentence) => !before.has(sentence))
      return { text: exceededInWords(exceeded).join('\n'), json: loaded }
    }),
}

const list: Command = {
  name: 'areas list',
  summary: 'Lists the areas directly in one: code, kind, name.',
  flags: { under: { value: 'CODE', help: 'The code of an area, such as US-CA. Without it the countries are listed.' } },
  run: (call) =>
    withContext(call, async ({ areas: { tree } }) => {
      const { under } = call.flags
      if (under !== undefined && !tree.area(under)) {
        throw new CannotStart(`There is no area ${under}. Its codes look like US-CA and US-CA-029.`)
      }
      const areas = under === undefined ? tree.roots : tree.children(under)
      return {
        text: areas.map(({ code, kind, name }) => [code, kind, name].join('\t')).join('\n') || 'There is none.',
        json: areas.map(({ code, kind, name, parent }) => ({ code, kind, name, parent })),
      }
    }),
}

export const areaCommands = [load, list]
