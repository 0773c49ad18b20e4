import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { commandLine } from './audit/audit.ts'
import { changeChannel } from './channels/actions.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { type Cast, demoPassword, hire } from './demo/cast.ts'
import { california, kernCounty } from './demo/demo-post.ts'
import { fortnight } from './demo/fortnight.ts'
import { history } from './demo/history.ts'
import { mainBurst } from './demo/main-burst.ts'
import { nameAudiences } from './demo/named-audiences.ts'
import { runPost, sendAt } from './demo/run-post.ts'
import { changeOrganisation } from './organisation/actions.ts'
import { settleStep } from './organisation/settle-step.ts'
import { listPeople } from './people/queries.ts'
import { prepareOrganisation } from './prepare.ts'
import { serve } from './serve.ts'
import { openContext } from './start.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs Hark with the sample organization. The first start creates it through Hark's own actions; later ones reuse it. */
export async function runDemo(config: Config): Promise<void> {
  const settings = { ...config, DATA_DIR: join(config.DATA_DIR, 'demo') }
  const context = await openContext(settings)
  try {
    await prepareOrganisation(context, say)
    if ((await listPeople(context.db)).length === 0) await createSampleData(context)
  } finally {
    await context.db.destroy()
  }
  await serve(settings)
  say('')
  say(`Everyone's password is ${demoPassword}`)
  say('  ana@westline.example     writes for customer service')
  say('  tom@westline.example     writes and approves for customer service')
  say('  priya@westline.example   writes for marketing')
  say('  dana@westline.example    writes and approves for both')
  say('  lena@westline.example    duty manager')
  say('  marcus@westline.example  approver and administrator')
}

async function createSampleData(real: Context): Promise<void> {
  say('Creating the sample organization.')
  const now = real.now()
  let time = now
  const context: Context = { ...real, now: () => time }
  const stage = {
    context,
    setClock: (to: DateTime) => {
      time = to.toUTC()
    },
  }
  stage.setClock(now.minus({ days: 30 }))
  await changeOrganisation(
    context,
    { name: 'Westline', zone: california, served: { include: ['US-CA', 'US-TX'], exclude: [] } },
    commandLine,
  )
  const cast: Cast = await hire(context)
  await changeChannel(context, {
    key: 'email',
    patch: {
      enabled: true,
      name: 'Email, Kern County',
      serves: kernCounty,
      settings: { to: 'kern-customers@westline.example' },
    },
    actor: cast.marcus,
  })
  await settleStep(context, 'ended', cast.marcus)
  await nameAudiences(context, cast)
  for (const post of history(now).sort((a, b) => a.at.toMillis() - b.at.toMillis()))
    await runPost(stage, cast, post, now)
  await sendAt(stage, now.minus({ hours: 5 }), cast)
  await mainBurst(stage, cast, now)
  for (const post of fortnight(now)) await runPost(stage, cast, post, now)
}
