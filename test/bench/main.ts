import { mkdirSync, writeFileSync } from 'node:fs'
import { openHouse } from './house.ts'
import { type Row, table } from './measure.ts'
import { benchNoticePage } from './notice-page.ts'
import { benchServerCheck } from './server-check.ts'

/** `npm run bench`: everything that is promised about speed, measured on this machine, as a table and as JSON. */
const rows: Row[] = []

const house = await openHouse()
rows.push(...(await benchServerCheck(house)))
rows.push(...(await benchNoticePage(house)))
await house.close()

console.log(table(rows))
mkdirSync('.test', { recursive: true })
writeFileSync('.test/bench.json', `${JSON.stringify(rows, null, 2)}\n`)
if (rows.some(({ held }) => held === false)) process.exitCode = 1
