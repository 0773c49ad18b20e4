import { expect, onTestFinished, test } from 'vitest'
import { smtp } from '../../server/delivery/connectors/smtp.ts'
import { trySending } from '../../server/delivery/worker/attempt.ts'
import { aChannel, aDelivery } from '../delivery/support/messages.ts'
import { start } from '../delivery/support/start.ts'
import { listenHostileMail, mailScripts } from './support/hostile-mail-server.ts'

test.each(Object.entries(mailScripts))('a mail server that %s', { timeout: 20_000 }, async (_what, script) => {
  const server = await listenHostileMail(script)
  onTestFinished(server.stop)
  const app = await start({ SMTP_URL: server.url })
  const channel = aChannel({ key: 'mail', type: 'email', settings: { to: 'all@example.org' } })
  const reports: string[] = []

  const outcome = await trySending(app.context, {
    connector: smtp,
    delivery: aDelivery(),
    channel,
    report: (_error, what) => reports.push(what),
    patienceMillis: 1000,
  })

  expect(outcome).toMatchObject({ type: script.outcome, error: expect.stringMatching(/^The mail server .{1,400}$/) })
  expect(reports, 'the attempt did not have to be given up').toEqual([])
})
