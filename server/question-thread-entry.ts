import { AsyncLocalStorage } from 'node:async_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import type { InjectOptions } from 'fastify'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { logLevelFor } from './platform/database-trouble.ts'
import type { Answer, Question } from './platform/guards/long-questions.ts'
import type { Answered, Asked } from './question-thread.ts'
import { reopenContext } from './start.ts'

/** What the thread of `openQuestionThread` runs. Requests were counted and logged before they came here. */
const config = workerData as Config
const loud = ['info', 'debug', 'trace'].includes(config.LOG_LEVEL)
const uncounted = { API_RATE: Number.MAX_SAFE_INTEGER, SIGN_IN_RATE: Number.MAX_SAFE_INTEGER }
const context = await reopenContext({ ...config, ...uncounted, LOG_LEVEL: loud ? 'warn' : config.LOG_LEVEL })
const inHand = new AsyncLocalStorage<Question>()
const app = await buildApp(context, { inHand: () => inHand.getStore()! })

async function answerTo(question: Question): Promise<Answer> {
  const { method, url, headers, remoteAddress, payload } = question
  // A country may have been loaded since.
  await context.areas.refresh()
  const injected = { method, url, headers, ...(remoteAddress && { remoteAddress }), ...(payload && { payload }) }
  // Awaited inside, because it does not begin before somebody waits for it.
  const response = await inHand.run(question, async () => await app.inject(injected as InjectOptions))
  return { status: response.statusCode, headers: response.headers, body: response.rawPayload }
}

parentPort!.on('message', async ({ id, question }: Asked) => {
  const answer = await answerTo(question).catch((error: unknown) => {
    app.log[logLevelFor(error)]({ err: error }, 'A question could not be answered.')
    return null
  })
  parentPort!.postMessage({ id, answer } satisfies Answered)
})
