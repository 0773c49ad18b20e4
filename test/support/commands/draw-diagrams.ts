import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagrams } from '../diagrams/diagrams.ts'
import { root } from '../documents.ts'

/** Draws the pictures in docs/diagrams anew from the code: `npm run diagrams`. */
mkdirSync(join(root, 'docs/diagrams'), { recursive: true })
for (const [name, draw] of diagrams) writeFileSync(join(root, `docs/diagrams/${name}.svg`), await draw())
