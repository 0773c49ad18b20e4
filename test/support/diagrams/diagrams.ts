import { drawRooms } from './rooms.ts'
import { drawTables } from './tables.ts'

/** Every picture in docs/diagrams, by its name. */
export const diagrams: [name: string, draw: () => Promise<string>][] = [
  ['rooms', drawRooms],
  ['tables', drawTables],
]
