import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureChromium } from '../browser/chromium.ts'
import { ensureJava } from '../browser/java.ts'

/** `npm test`: format and lint, types, then all tests, with a real browser and a real PostgreSQL. */
const results = '.test/results.json'
const PROPERTY_RUNS = process.env['PROPERTY_RUNS'] ?? '12000'

rmSync(results, { force: true })
mkdirSync('.test', { recursive: true })
const CHROMIUM = ensureChromium()
ensureJava()

step('Format and lint', 'biome', ['check', '--error-on-warnings', '.'])
step('Types', 'tsc', [])
step('Tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`], {
  CHROMIUM,
  PROPERTY_RUNS,
})

if (existsSync(results)) {
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(results, 'utf8'))
  console.log(`\n${passed} passed, ${failed} failed`)
}

function step(name: string, command: string, args: string[], env: Record<string, string> = {}): void {
  console.log(`\n${name}: ${command} ${args[0] ?? ''}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exitCode = 1
}
