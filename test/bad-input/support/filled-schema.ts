import { z } from 'zod'

type Def = Record<string, any>

/** Input for a schema with `text` wherever it takes any text. `choice` picks an option of each union. */
export function fill(schema: z.ZodType, text: string, choice: number): unknown {
  const def = schema.def as Def
  const inner = (part: z.ZodType) => fill(part, text, choice)
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema as z.ZodObject).shape).map(([name, field]) => [name, inner(field as z.ZodType)]),
      )
    case 'array':
      return [inner(def['element'])]
    case 'tuple':
      return def['items'].map(inner)
    case 'record':
      return { [text]: inner(def['valueType']) }
    case 'union':
      return inner(def['options'][choice % def['options'].length])
    case 'pipe':
      return inner(def['in'].def.type === 'transform' ? def['out'] : def['in'])
    case 'enum':
      return Object.values(def['entries'])[0]
    case 'literal':
      return def['values'][0]
    case 'number':
      return 1
    case 'boolean':
      return true
    default:
      return def['innerType'] ? inner(def['innerType']) : text
  }
}

/** Every zod schema that a module exports. */
export function schemasOf(module: Record<string, unknown>): [string, z.ZodType][] {
  return Object.entries(module).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType)
}
