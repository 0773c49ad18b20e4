import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OutgoingMessage } from '../../server/announcements/outgoing-message.ts'
import { mailFile } from '../../server/delivery/connectors/mail-file.ts'
import { smtp } from '../../server/delivery/connectors/smtp.ts'
import { refusal, startMailServer } from './support/mail-server.ts'
import { aChannel, aDelivery, aMessage, surroundings } from './support/messages.ts'
import { aFolder } from './support/start.ts'

const channel = aChannel({ key: 'mail-texas', type: 'email', settings: { to: 'texas@lists.example.org' } })

async function sendBy(
  url: string,
  given: Partial<OutgoingMessage> = {},
  delivery = aDelivery({ message: aMessage(given) }),
) {
  return smtp.send(delivery, delivery.message, channel, surroundings({ SMTP_URL: url }))
}

test('a mail goes to the address of the channel, as plain text marked as automatic', async () => {
  const server = await startMailServer()
  const delivery = aDelivery()

  expect(await sendBy(server.url, {}, delivery)).toMatchObject({
    type: 'sent',
    externalId: expect.stringMatching(/^250 /),
  })

  const [mail] = server.read
  expect(mail).toContain('From: Westline <news@westline.example>\r\n')
  expect(mail).toContain('To: texas@lists.example.org\r\n')
  expect(mail).toContain('Subject: Water main burst in Austin\r\n')
  expect(mail).toContain(`Message-ID: <${delivery.id}@hark.example.org>\r\n`)
  expect(mail).toMatch(/^List-Id: <mail-texas\.hark\.example\.org>\r$/im)
  expect(mail).toContain('Auto-Submitted: auto-generated\r\n')
  expect(mail).toContain('Date: Wed, 10 Jun 2026 14:00:00 +0000\r\n')
  expect(mail).toContain('Content-Type: text/plain; charset=utf-8\r\n')
  expect(mail).toContain('Water stays off until about 8 pm today. Next update by 2 pm.')
  expect(mail).toContain('Next update by Wed, Jun 10, 2:00 pm CDT.')
  expect(mail).toContain('https://example.org/water')
})

test('plain information says its own period, and a notice about an incident that of the incident', async () => {
  const server = await startMailServer()
  const own = { began: '2026-06-11T14:00:00.000Z', expectedEnd: '2026-06-12T22:00:00.000Z' }
  await sendBy(server.url, { ...own, incident: null, course: null })
  expect(server.read[0]).toContain('From: Thu, Jun 11, 9:00 am CDT.\r\nUntil: Fri, Jun 12, 5:00 pm CDT.')
  await sendBy(server.url, { ...own, incident: 'burst', course: null })
  expect(server.read[1]).not.toContain('From: Thu')
})

test('a headline cannot add headers or recipients', async () => {
  const server = await startMailServer()

  await sendBy(server.url, { headline: 'Water\r\nBcc: everyone@example.org\r\n\r\nHello' })

  const [headers] = server.read[0]!.split('\r\n\r\n')
  expect(headers).toMatch(/^Subject: Water Bcc: everyone@example\.org Hello\r$/m)
  expect(headers).not.toMatch(/^Bcc:/m)
})

type Behavior = Parameters<typeof startMailServer>[0]

const cases: [what: string, behave: Behavior, outcome: object][] = [
  [
    'refuses the recipient permanently',
    () => ({ onRcptTo: (_address, _session, done) => done(refusal(550, 'No such list')) }),
    { type: 'failed', again: false, error: expect.stringContaining('550 No such list') },
  ],
  [
    'refuses the recipient temporarily',
    () => ({ onRcptTo: (_address, _session, done) => done(refusal(451, 'Try later')) }),
    { type: 'failed', again: true },
  ],
  ['is busy', () => ({ onConnect: (_session, done) => done(refusal(421, 'Busy')) }), { type: 'failed', again: true }],
  [
    'refuses the mail after reading it',
    () => ({ onData: (_stream, _session, done) => done(refusal(554, 'Looks like spam')) }),
    { type: 'failed', again: false },
  ],
  ['breaks off before the mail', (breakOff) => ({ onMailFrom: breakOff }), { type: 'failed', again: true }],
  ['breaks off after reading the mail', (breakOff) => ({ onData: breakOff }), { type: 'unknown' }],
]

test.each(cases)('a mail to a server that %s has the right outcome', async (_what, behave, outcome) => {
  const server = await startMailServer(behave)

  expect(await sendBy(server.url)).toMatchObject(outcome)
})

test('a password is sent only over TLS unless a setting allows it', async () => {
  const passwords: unknown[] = []
  const server = await startMailServer(() => ({
    authMethods: ['PLAIN'],
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) => {
      passwords.push(password)
      done(null, { user: 'hark' })
    },
  }))
  const env = { SMTP_URL: server.url.replace('//', '//hark:secret@') }
  const delivery = aDelivery()
  const send = (more: Record<string, string>) =>
    smtp.send(delivery, delivery.message, channel, surroundings({ ...env, ...more }))

  expect(await send({})).toEqual({
    type: 'failed',
    error: expect.stringMatching(/^The mail server does not encrypt the connection, so the password is not sent/),
    again: true,
  })
  expect({ passwords, read: server.read }).toEqual({ passwords: [], read: [] })

  expect(await send({ SMTP_PLAIN: 'on' })).toMatchObject({ type: 'sent' })
  expect(passwords).toEqual(['secret'])
})

test('a mail that cannot be written fails with a sentence, and is tried again', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'mail'), '')
  const delivery = aDelivery()

  const outcome = await mailFile.send(delivery, delivery.message, channel, surroundings({ DATA_DIR: folder }))

  expect(outcome).toEqual({
    type: 'failed',
    error: 'The mail could not be written to the data folder (EEXIST).',
    again: true,
  })
})

test('an unreachable server is tried again', async () => {
  expect(await sendBy('smtp://127.0.0.1:1')).toMatchObject({ type: 'failed', again: true })
})

test('a channel without an address fails with a clear error', async () => {
  const delivery = aDelivery()
  const outcome = await smtp.send(delivery, delivery.message, { ...channel, settings: { to: null } }, surroundings())

  expect(outcome).toEqual({
    type: 'failed',
    error: 'Partner has no address to send to. Add one on its page.',
    again: false,
  })
})

test('without a mail server, a mail becomes one file, even after several attempts', async () => {
  const folder = aFolder()
  const delivery = aDelivery()

  for (const attempts of [1, 2]) {
    const outcome = await mailFile.send(
      { ...delivery, attempts },
      delivery.message,
      channel,
      surroundings({ DATA_DIR: folder }),
    )
    expect(outcome).toEqual({ type: 'sent', externalId: `${delivery.id}.eml` })
  }

  expect(readdirSync(join(folder, 'mail'))).toEqual([`${delivery.id}.eml`])
  expect(statSync(join(folder, 'mail', `${delivery.id}.eml`)).mode & 0o777).toBe(0o600)
  const mail = readFileSync(join(folder, 'mail', `${delivery.id}.eml`), 'utf8')
  expect(mail).toContain('Subject: Water main burst in Austin\r\n')
  expect(mail).toContain('To: texas@lists.example.org\r\n')
})
