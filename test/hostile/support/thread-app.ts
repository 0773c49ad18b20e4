import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openPlatform } from '../../../server/open-platform.ts'
import { systemClock, toInstant } from '../../../server/platform/clock.ts'
import type { Elsewhere, Question } from '../../../server/platform/guards/long-questions.ts'
import { openQuestionThread, type QuestionThread } from '../../../server/question-thread.ts'
import { startApp, type TestApp } from '../../support/app.ts'

export interface ThreadApp extends TestApp {
  /** The same application without the thread. */
  alone: TestApp['server']
  thread: QuestionThread
  folder: string
  /** What the thread was asked, and what went wrong with it. */
  asked: Question[]
  reports: unknown[]
}

/** Starts an application that has its long questions answered by the real thread, on a database that both can open. */
export async function startThreadApp({
  env: given = {},
  around = (ask) => ask(),
}: {
  env?: Record<string, string>
  /** Asks the thread, with what happens before and after. */
  around?: (ask: () => ReturnType<Elsewhere>) => ReturnType<Elsewhere>
} = {}): Promise<ThreadApp> {
  const folder = mkdtempSync(join(tmpdir(), 'hark-questions-'))
  // The thread reads the key that `startApp` has.
  writeFileSync(join(folder, 'secret.key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 })
  const env = { DATA_DIR: folder, ...given }
  const app = await startApp({ env, open: async () => (await openPlatform(readConfig(env))).db })
  const [asked, reports]: [Question[], unknown[]] = [[], []]
  const thread = openQuestionThread(app.context.config, (error) => reports.push(error))
  const elsewhere: Elsewhere = (question) => {
    asked.push(question)
    return around(() => thread.ask(question))
  }
  const server = await buildApp(app.context, { elsewhere })
  // The thread has the real time, by which the session would have ended.
  app.clock.set(toInstant(systemClock()))
  const stop = async () => {
    await server.close()
    await thread.stop()
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    ...app,
    server,
    inject: async (options) => server.inject(options),
    alone: app.server,
    thread,
    folder,
    asked,
    reports,
    stop,
  }
}
