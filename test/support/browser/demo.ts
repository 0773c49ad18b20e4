import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv } from '../run/child-env.ts'
import { freePort } from '../run/port.ts'

export interface Demo {
  origin: string
  stop(): Promise<void>
}

/** Runs `npm run demo` in its own data folder and resolves once it has printed who can sign in. */
export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'hark-demo-'))
  const port = await freePort()
  const env = childEnv({ DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error', SIGN_IN_RATE: '1000' })
  const child = spawn(process.execPath, ['server/cli.ts', 'demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('marcus@westline.example')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`The demo exited with code ${code}: ${output}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
