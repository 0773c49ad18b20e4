import type { z } from 'zod'
import { areaItem } from '../areas/area-output.ts'
import type { Reading } from '../areas/reading/name-reading.ts'
import type { Tree } from '../areas/tree/tree.ts'
import type { Context } from '../context.ts'
import { Unreadable } from '../platform/errors.ts'
import type { App } from '../platform/http/zod.ts'
import { readPasted } from './paste.ts'
import { namesInput, namesOutput } from './schema.ts'

const asking = { access: 'person', asks: true, longQuestion: true } as const

export function audienceApi(app: App, { areas }: Context): void {
  app.post(
    '/api/v1/audiences/read',
    { config: asking, schema: { body: namesInput, response: { 200: namesOutput } } },
    async ({ body: { names, under } }) => {
      if (under !== undefined && !areas.tree.area(under)) throw new Unreadable(`under: there is no area ${under}.`)
      return outputOf(areas.tree, readPasted(areas, names, under))
    },
  )
}

function outputOf(tree: Tree, readings: readonly Reading[]): z.output<typeof namesOutput> {
  const open = readings
    .filter(({ area }) => area === null)
    .map(({ text, exists, choices }) => ({
      exists,
      name: { text, choices: choices.map(({ area, ...choice }) => ({ ...areaItem(tree, area), ...choice })) },
    }))
  return {
    read: readings.flatMap(({ text, area }) => (area ? [{ text, area: areaItem(tree, area) }] : [])),
    toDecide: open.filter(({ exists }) => exists).map(({ name }) => name),
    unknown: open.filter(({ exists }) => !exists).map(({ name }) => name),
  }
}
