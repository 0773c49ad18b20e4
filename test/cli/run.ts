import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { runCommand } from '../../server/cli/run.ts'
import { childEnv } from '../support/run/child-env.ts'

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))

export interface Ran {
  code: number
  out: string
  err: string
}

/** A data folder that is removed after the file's tests. Within a test, pass `onTestFinished`. */
export function newDataDir(after: (remove: () => void) => void = afterAll): string {
  const folder = mkdtempSync(join(tmpdir(), 'hark-cli-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'data')
}

/** Runs the command line as a script does: in its own process, without a terminal. */
export async function harkProcess(dataDir: string, args: string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [cli, ...args], {
    env: childEnv({ DATA_DIR: dataDir }),
    stdio: 'pipe',
  })
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)))
  child.stdin.end(input)
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

/** Runs the command line within this process, which is faster. `answers` are typed at a terminal. */
export async function hark(
  dataDir: string,
  args: string[],
  { input = '', env = {}, answers }: { input?: string; env?: NodeJS.ProcessEnv; answers?: string[] } = {},
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const next = async (question: string) => {
    err.push(question)
    return answers?.shift() ?? ''
  }
  const terminal = {
    interactive: answers !== undefined,
    say: (line: string) => void out.push(`${line}\n`),
    complain: (line: string) => void err.push(`${line}\n`),
    ask: next,
    askSecret: next,
    readAll: async () => input,
  }
  const code = await runCommand(args, terminal, { DATA_DIR: dataDir, ...env })
  return { code, out: out.join(''), err: err.join('') }
}
