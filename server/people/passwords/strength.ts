import { Worker } from 'node:worker_threads'
import { Busy } from '../../platform/errors.ts'
import { MINUTE } from '../../platform/time-units.ts'
import type { Answer, Question } from './strength-worker.ts'

/** More than a few passwords at once is an attack: each takes up to a second of a processor. */
const MOST_AT_ONCE = 20
/** The lists take about 95 MB, so they are let go when nobody chooses a password. */
const IDLE = MINUTE

interface Judge {
  worker: Worker
  waiting: Map<number, { resolve: (score: number) => void; reject: (error: unknown) => void }>
  /** Lets the thread go when it is idle or too slow. */
  timer: NodeJS.Timeout
}

let judge: Judge | null = null
let asked = 0

/**
 * How hard a password is to guess, from 0 to 4, by its common words, names, dates and patterns. Runs in a thread of its
 * own, because it takes long enough to keep everybody else waiting.
 */
export function strengthOf(password: string, words: readonly string[]): Promise<number> {
  judge ??= startJudge()
  const { worker, waiting, timer } = judge
  if (waiting.size >= MOST_AT_ONCE) throw tooBusy()
  asked += 1
  const question: Question = { id: asked, password, words }
  return new Promise((resolve, reject) => {
    waiting.set(question.id, { resolve, reject })
    timer.refresh()
    worker.ref()
    worker.postMessage(question)
  })
}

function startJudge(): Judge {
  const worker = new Worker(new URL('./strength-worker.ts', import.meta.url))
  const waiting: Judge['waiting'] = new Map()
  const end = (error: unknown) => {
    if (judge === started) judge = null
    clearTimeout(started.timer)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    void worker.terminate()
  }
  const started: Judge = { worker, waiting, timer: setTimeout(() => end(tooBusy()), IDLE).unref() }
  worker.on('message', ({ id, score }: Answer) => {
    waiting.get(id)?.resolve(score)
    waiting.delete(id)
    // An idle thread does not keep the process running.
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', end)
  worker.on('exit', () => end(tooBusy()))
  return started
}

function tooBusy(): Busy {
  return new Busy('Too many sign-ins right now. Try again in a few seconds.')
}
