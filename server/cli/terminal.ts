import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** The caller: a person who can be asked, or a script. Questions go to standard error, answers to standard output. */
export interface Terminal {
  interactive: boolean
  say(line: string): void
  complain(line: string): void
  ask(question: string): Promise<string>
  /** Does not echo the input, and leaves it as it is: a password may begin or end with a space. */
  askSecret(question: string): Promise<string>
  /** All of standard input, without the line end that `echo` adds. */
  readAll(): Promise<string>
}

export const terminal: Terminal = {
  interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  ask: async (question) => (await prompt(question, process.stderr)).trim(),
  async askSecret(question) {
    process.stderr.write(question)
    const answer = await prompt('', new Writable({ write: (_chunk, _encoding, done) => done() }))
    process.stderr.write('\n')
    return answer
  },
  readAll: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
}

async function prompt(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}
