import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { after } from './after-test.ts'

export interface MailServer {
  url: string
  /** Mails that were read to the end, even if the server then refused them. */
  read: string[]
  breakOff(): void
}

/** A real SMTP server on localhost that stops after the test. `breakOff` destroys its connections. */
export async function startMailServer(
  behave: (breakOff: () => void) => SMTPServerOptions = () => ({}),
): Promise<MailServer> {
  const read: string[] = []
  const sockets = new Set<Socket>()
  const breakOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  const { onData = (_stream, _session, done) => done(), ...options } = behave(breakOff)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        read.push(Buffer.concat(chunks).toString())
        onData(stream, session, done)
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  after(async () => {
    breakOff()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return { url: `smtp://127.0.0.1:${port}`, read, breakOff }
}

/** An error with which the server refuses a command. */
export function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
