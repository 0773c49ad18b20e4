import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../documents.ts'
import { wordingDocument } from '../wording/wording.ts'

/** Writes every sentence that people read into docs/wording.md: `npm run wording`. */
writeFileSync(join(root, 'docs/wording.md'), wordingDocument())
