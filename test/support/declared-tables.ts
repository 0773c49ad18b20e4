import { readFileSync } from 'node:fs'

export interface DeclaredTable {
  name: string
  columns: readonly (readonly [name: string, type: string])[]
}

/** The tables of server/tables.ts, with their columns and types as they are written there. */
export function declaredTables(): DeclaredTable[] {
  const source = readFileSync(new URL('../../server/tables.ts', import.meta.url), 'utf8')
  const interfaces = new Map(
    [...source.replace(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/export interface (\w+) \{([^}]*)\}/g)].map(
      ([, name, body]) => [
        name!,
        [...body!.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, field, type]) => [field!, type!] as const),
      ],
    ),
  )
  return interfaces.get('Tables')!.map(([name, type]) => ({ name, columns: interfaces.get(type)! }))
}
