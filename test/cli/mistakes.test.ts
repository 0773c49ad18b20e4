import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { commands } from '../../server/cli/run.ts'
import { hark, newDataDir } from './run.ts'

const dataDir = newDataDir()
beforeAll(async () => void (await hark(dataDir, ['migrate'])))

const mistakes: [args: string, sentence: string][] = [
  ['frobnicate', 'There is no command "frobnicate".'],
  ['user create', '--email is missing.'],
  ['user create --email bo --name Bo --team sales --password short', 'The team is service, marketing or both.'],
  ['user list --frob', "Unknown option '--frob'."],
  ['user list extra', "Unexpected argument 'extra'."],
  ['token create --email nobody@example.org', 'Nobody has an account with nobody@example.org.'],
  ['areas list --under US-XX', 'There is no area “US-XX”.'],
  [
    'areas correct US-TX --undo colour',
    'Nothing is called “colour”. Undo one of these: name, zone, population, or partOf.',
  ],
  ['backup', 'Name one file.'],
  ['restore no-such-file', 'There is no file'],
  ['restore package.json', 'is not a backup of Hark'],
]

test.each(mistakes)('hark %s fails with one line on standard error', async (args, sentence) => {
  const { code, out, err } = await hark(dataDir, args.split(' '))
  expect(code).not.toBe(0)
  expect(out).toBe('')
  expect(err).toContain(sentence)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})

test('a command for a Hark that is there makes none where there is none', async () => {
  const elsewhere = newDataDir(onTestFinished)
  const refused = {
    code: 1,
    out: '',
    err: `There is no Hark in ${elsewhere}. Set DATA_DIR to the folder that the service uses.\n`,
  }
  const installing = ['user create', 'areas load', 'migrate', 'restore', 'demo']
  expect(
    commands
      .filter(({ installs }) => installs)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(installing.toSorted())
  for (const { name } of commands.filter((command) => !command.installs)) {
    expect(await hark(elsewhere, name.split(' ')), name).toEqual(refused)
    expect(existsSync(elsewhere), name).toBe(false)
  }
  mkdirSync(elsewhere)
  expect(await hark(elsewhere, ['audit', 'seal'])).toEqual(refused)
  expect(readdirSync(elsewhere)).toEqual([])
})

test('an invalid setting is named', async () => {
  const { code, err } = await hark(dataDir, ['migrate'], { env: { PORT: 'eighty' } })
  expect(code).not.toBe(0)
  expect(err).toBe('The setting PORT is a whole number from 0 to 65535. It reads eighty now.\n')
})

test('backing up PostgreSQL is left to pg_dump', async () => {
  const { code, err } = await hark(dataDir, ['backup', 'file'], {
    env: { DATABASE_URL: 'postgres://127.0.0.1:1/hark' },
  })
  expect(code).not.toBe(0)
  expect(err).toContain('pg_dump')
})

test('a server that does not answer is named, in one line', async () => {
  const { err } = await hark(dataDir, ['migrate'], { env: { DATABASE_URL: 'postgres://127.0.0.1:1/hark' } })
  expect(err).toMatch(/^PostgreSQL at 127\.0\.0\.1:1\/hark does not answer .*\n$/)
})

test('a word that begins several commands lists these', async () => {
  for (const args of [['areas'], ['areas', '--help']]) {
    const { code, out } = await hark(dataDir, args)
    expect([code, out]).toEqual([0, expect.stringContaining('areas correct CODE')])
    expect(out).not.toContain('user create')
  }
})

test('the overview lists every command, and each has a help text', async () => {
  const overview = await hark(dataDir, [])
  for (const { name, summary } of commands) {
    expect(overview.out).toContain(summary)
    const { code, out } = await hark(dataDir, [...name.split(' '), '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`npm run -s hark -- ${name}`)
    expect(out).toContain('--json')
  }
})
