import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { useAccountLink } from '../../server/people/sign-in/account-links.ts'
import { signIn } from '../../server/people/sign-in/sign-in-actions.ts'
import { findTokenPerson } from '../../server/people/token-queries.ts'
import { toInstant } from '../../server/platform/clock.ts'
import { hashSecret } from '../../server/platform/ids.ts'
import type { Platform } from '../../server/platform/platform.ts'
import { hark, harkProcess, newDataDir } from './run.ts'

const dataDir = newDataDir()
let platform: Platform
beforeAll(async () => {
  platform = await openPlatform(readConfig({ DATA_DIR: dataDir }))
})
afterAll(() => platform.db.destroy())

const signInAs = async (email: string, password: string) =>
  (await signIn(platform, { email, password }, { address: '203.0.113.1', network: '203.0.113.0/24' })).account

const ana = ['--email', 'Ana@example.org', '--name', 'Ana Ortiz', '--team', 'both', '--can', 'author,administrator']

test('a script creates a person with a password from standard input', async () => {
  const args = ['user', 'create', ...ana, '--password-stdin', '--json']
  const made = await harkProcess(dataDir, args, 'correct horse battery\n')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(made.out)).toMatchObject({ email: 'ana@example.org', can: ['author', 'administrator'] })
  expect(made.out).not.toContain('battery')
  expect((await signInAs('ana@example.org', 'correct horse battery')).name).toBe('Ana Ortiz')
})

test('a script creates a token that has the permissions of its person', async () => {
  const made = await harkProcess(dataDir, ['token', 'create', '--email', 'ana@example.org', '--json'])
  expect(made).toMatchObject({ code: 0, err: '' })
  const found = await findTokenPerson(platform.db, hashSecret(JSON.parse(made.out).token), toInstant(platform.now()))
  expect(found?.person.name).toBe('Ana Ortiz')
})

test('a link for a new browser is printed, for people who have an account', async () => {
  const made = await hark(dataDir, ['user', 'link', '--email', 'Ana@example.org'])
  expect(made.out).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/link\/[\w-]{100,}\nIt works for a day/)
  expect((await hark(dataDir, ['user', 'link', '--email', 'nobody@example.org'])).code).toBe(1)
})

test('a command that fails exits with code 1', async () => {
  const { code, out, err } = await harkProcess(dataDir, ['token', 'create', '--email', 'nobody@example.org'])
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: 'Nobody has an account with nobody@example.org.\n' })
})

test('without a password, a link is printed with which the person chooses one', async () => {
  const args = ['user', 'create', '--email', 'bo@example.org', '--name', 'Bo', '--team', 'service', '--json']
  const { link } = JSON.parse((await hark(dataDir, args)).out)
  const secret = new URL(link).pathname.split('/').at(-1)!
  const { account } = await useAccountLink(platform, secret, { name: 'Bo', password: 'a password of my own' })
  expect(account).toMatchObject({ email: 'bo@example.org', can: [] })
  const again = await hark(dataDir, ['user', 'password', '--email', 'bo@example.org'])
  expect(again.out).toMatch(
    /\/welcome\/link_[\w-]+\nIt works once, within 7 days\.\nThe link works on this machine only\./,
  )
})

test('a person at a terminal is asked for missing values', async () => {
  const answers = ['cy@example.org', 'Cy', 'marketing']
  const typed = ['--password', 'a password that was typed']
  const made = await hark(dataDir, ['user', 'create', '--can', 'duty-manager', ...typed], { answers })
  expect(made.code).toBe(0)
  expect(made.err).toContain('Email address: ')
  expect(await signInAs('cy@example.org', 'a password that was typed')).toMatchObject({ can: ['duty_manager'] })
})

test('a forgotten password is replaced', async () => {
  await hark(dataDir, ['user', 'password', '--email', 'cy@example.org', '--password', 'a fresh start today'])
  expect((await signInAs('cy@example.org', 'a fresh start today')).name).toBe('Cy')
})

test('people can be deactivated and listed', async () => {
  const gone = await hark(dataDir, ['user', 'deactivate', '--email', 'bo@example.org'])
  expect(gone).toEqual({ code: 0, out: 'Bo is deactivated.\n', err: '' })
  const { out } = await hark(dataDir, ['user', 'list'])
  expect(out.split('\n').slice(0, 2)).toEqual([
    'ana@example.org\tAna Ortiz\tboth\tauthor,administrator\tactive',
    'bo@example.org\tBo\tservice\tread\tdeactivated',
  ])
  const json = JSON.parse((await hark(dataDir, ['user', 'list', '--json'])).out)
  expect(json).toHaveLength(3)
  expect(JSON.stringify(json)).not.toMatch(/hash|argon2/)
})
