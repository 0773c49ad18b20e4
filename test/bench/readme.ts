import { readFileSync, writeFileSync } from 'node:fs'
import { amount, type Row } from './measure.ts'

const [begin, end] = ['<!-- bench -->', '<!-- /bench -->']

/** Writes only ratios, because times differ between machines. */
export function writeReadme(rows: readonly Row[]): void {
  const lines = rows
    .filter(({ unit }) => unit === 'times')
    .map(({ what, value, promise }) => `| ${what} | ${amount(value)} | ${promise ?? ''} |`)
  const [before, rest] = readFileSync('README.md', 'utf8').split(begin)
  const [, after] = (rest ?? '').split(end)
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${begin} … ${end}.`)
  const table = ['| what | times | promised |', '|---|---|---|', ...lines].join('\n')
  writeFileSync('README.md', `${before}${begin}\n${table}\n${end}${after}`)
}
