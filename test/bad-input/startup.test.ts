import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { childEnv } from '../support/run/child-env.ts'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hark-terminal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts Hark in a process and waits for it to exit. Never resolves if it starts successfully. */
async function start(env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main], {
    env: childEnv({ LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data'), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, out, err }
}

test.each(['PORT', 'HEALTH_PORT'])('a %s in use is reported in one line, and the process exits', async (setting) => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const { code, err } = await start({ PORT: '0', BASE_URL: 'http://127.0.0.1', [setting]: String(port) })
  other.close()
  expect(err).toBe(`Port ${port} is in use. Stop what uses it, or set ${setting} to another number.\n`)
  expect(code).toBe(1)
})

test('an unusable data folder and an invalid setting are reported in one line, and the process exits', async () => {
  writeFileSync(join(folder, 'file'), '')
  const [noFolder, noSetting] = await Promise.all([
    start({ DATA_DIR: join(folder, 'file') }),
    start({ WORKER: 'sometimes' }),
  ])
  expect(noFolder).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^The data folder .* cannot be written.*\n$/),
  })
  expect(noSetting).toEqual({
    code: 1,
    out: '',
    err: 'The setting WORKER is on, off or only. It reads sometimes now.\n',
  })
})

const settings: [setting: Record<string, string>, sentence: string][] = [
  [{ PORT: '99999' }, 'The setting PORT is a whole number from 0 to 65535. It reads 99999 now.'],
  [{ PORT: '0' }, 'With PORT=0 the port is known too late for links. Set BASE_URL, or PORT to a number.'],
  [{ PORT: '80.5' }, 'The setting PORT is a whole number'],
  [{ API_RATE: '0' }, 'The setting API_RATE is a whole number from 1'],
  [{ BASE_URL: 'hark.example.org' }, 'The setting BASE_URL is an address such as https://'],
  [{ BASE_URL: 'ftp://hark.example.org' }, 'The setting BASE_URL is an address such as https://'],
  [{ BASE_URL: 'https://example.org/hark' }, 'The setting BASE_URL has to be without a path, such as https://hark.ex'],
  [{ BASE_URL: 'https://example.org/?a' }, 'The setting BASE_URL has to be without a path'],
  [{ BASE_URL: 'https://ana:secret@example.org' }, 'The setting BASE_URL has to be without a path'],
  [{ LOG_LEVEL: 'loud' }, 'The setting LOG_LEVEL is one of fatal, error'],
  [{ WEBHOOK_HTTP: 'yes' }, 'The setting WEBHOOK_HTTP is on or off.'],
  [{ WEBHOOK_PRIVATE: '10.0.0.0/64' }, 'The setting WEBHOOK_PRIVATE is a list of hosts and ranges such as hooks.'],
  [{ WEBHOOK_PRIVATE: 'http://intranet/' }, 'The setting WEBHOOK_PRIVATE is a list of hosts and ranges such as hooks.'],
  [{ ALLOW_PRIVATE_WEBHOOKS: 'on' }, 'ALLOW_PRIVATE_WEBHOOKS is gone. Name the private hosts'],
  [{ DATABASE_URL: 'mysql://hark:secret@host/hark' }, 'The setting DATABASE_URL is an address such as postgres://'],
  [{ SMTP_URL: 'mail://hark:secret@host' }, 'The setting SMTP_URL is an address such as smtps://'],
]

test.each(settings)('%o is rejected by name, without showing a password', (setting, sentence) => {
  expect(() => readConfig(setting)).toThrow(sentence)
  expect(() => readConfig(setting)).not.toThrow(/secret/)
})

test('the address is that of the host and port, also of an IPv6 host, and an address needs no slash at its end', () => {
  expect(readConfig({ HOST: '::1', PORT: '3001' }).BASE_URL).toBe('http://[::1]:3001')
  expect(readConfig({ PORT: '0', BASE_URL: 'http://localhost' }).BASE_URL).toBe('http://localhost')
  expect(readConfig({ BASE_URL: 'https://hark.example.org/' }).BASE_URL).toBe('https://hark.example.org')
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', BASE_URL: '' })).toMatchObject({
    PORT: 3000,
    BASE_URL: 'http://127.0.0.1:3000',
  })
})

const failures: [what: string, prepare: (dataDir: string) => void, env: Record<string, string>, sentence: RegExp][] = [
  [
    'a data folder that cannot be created',
    () => undefined,
    { DATA_DIR: '/proc/hark' },
    /^The data folder \/proc\/hark cannot be written/,
  ],
  [
    'a folder in place of the database file',
    (dir) => mkdirSync(join(dir, 'hark.sqlite')),
    {},
    /hark\.sqlite cannot be opened for writing/,
  ],
  [
    'a folder in place of the key file',
    (dir) => mkdirSync(join(dir, 'secret.key')),
    {},
    /secret\.key cannot be read \(EISDIR\)/,
  ],
  [
    'a key file that is too short',
    (dir) => writeFileSync(join(dir, 'secret.key'), 'short'),
    {},
    /secret\.key is damaged/,
  ],
  [
    'a PostgreSQL server that does not answer',
    () => undefined,
    { DATABASE_URL: 'postgres://127.0.0.1:1/hark' },
    /^PostgreSQL at 127\.0\.0\.1:1\/hark does not answer/,
  ],
]

test.each(failures)('startup fails with a clear error: %s', async (what, prepare, env, sentence) => {
  const DATA_DIR = join(folder, what)
  mkdirSync(DATA_DIR)
  prepare(DATA_DIR)
  await expect(openPlatform(readConfig({ DATA_DIR, ...env }))).rejects.toThrow(sentence)
})
