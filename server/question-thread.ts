import { Worker } from 'node:worker_threads'
import type { Config } from './config.ts'
import { Busy } from './platform/errors.ts'
import type { Answer, Elsewhere, Question } from './platform/guards/long-questions.ts'
import { SECOND } from './platform/time-units.ts'

/** What goes to the thread and comes back; `id` tells which answer is whose. */
export interface Asked {
  id: number
  question: Question
}
export interface Answered {
  id: number
  answer: Answer | null
}

export interface QuestionThread {
  /** Starts the thread ahead of the first question, which would wait for it for seconds. */
  begin(): void
  ask: Elsewhere
  stop(): Promise<void>
}

/** Longer than any question should take. A thread that does not answer in time is replaced. */
const LONGEST_MILLIS = 60 * SECOND

/**
 * A thread with the whole application, a connection and a plan of its own. It starts with `begin` or the first question,
 * and again with the next one after it has failed.
 */
export function openQuestionThread(config: Config, report: (error: unknown) => void): QuestionThread {
  let thread: Worker | null = null
  let lastId = 0
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()

  function start(): Worker {
    const started = new Worker(new URL('question-thread-entry.ts', import.meta.url), { workerData: config })
    started.on('message', ({ id, answer }: Answered) => {
      const asker = waiting.get(id)
      if (answer) asker?.resolve(answer)
      else asker?.reject(new Busy())
    })
    started.on('error', report)
    started.on('exit', () => {
      if (thread === started) end()
    })
    started.unref()
    return started
  }

  function end(): Promise<unknown> {
    const ended = thread
    thread = null
    for (const { reject } of waiting.values()) reject(new Busy())
    return ended?.terminate() ?? Promise.resolve()
  }

  async function ask(question: Question): Promise<Answer> {
    thread ??= start()
    lastId += 1
    const id = lastId
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    waiting.set(id, { resolve, reject })
    const timer = setTimeout(() => {
      report(new Error(`${question.method} ${question.url} took over a minute, so its thread was replaced.`))
      void end()
    }, LONGEST_MILLIS)
    thread.postMessage({ id, question } satisfies Asked)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      waiting.delete(id)
    }
  }

  return {
    begin: () => {
      thread ??= start()
    },
    ask,
    stop: async () => {
      await end()
    },
  }
}
