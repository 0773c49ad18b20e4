import { spawn } from 'node:child_process'
import { childEnv } from '../../support/run/child-env.ts'
import { freePort } from '../../support/run/port.ts'

export interface Server {
  origin: string
  /** What the process has written to stdout and stderr. */
  said(): string
  stop(): Promise<void>
}

/** Starts the server in its own process, as `npm start` does but without a worker, on a free port unless `env` names one. Resolves when it serves requests. */
export async function startServer(env: Record<string, string>): Promise<Server> {
  const port = Number(env['PORT'] ?? (await freePort()))
  const origin = `http://127.0.0.1:${port}`
  const clock = env['CLOCK_AHEAD'] === undefined ? [] : ['--import', './test/calendar/support/moved-clock.ts']
  const child = spawn(process.execPath, ['--max-old-space-size=256', ...clock, 'server/main.ts'], {
    env: childEnv({ WORKER: 'off', API_RATE: '1000000', LOG_LEVEL: 'error', ...env, PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(origin)) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)))
  })
  return {
    origin,
    said: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
