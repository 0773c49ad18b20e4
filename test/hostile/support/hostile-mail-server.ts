import { createServer, type Socket } from 'node:net'

/** A mail server as a script: what it says when it is connected to, and to each line that it reads. */
export interface MailScript {
  greeting?: string
  /** Answers a command, or `.` for the end of the mail; null says nothing. */
  answer?: (line: string, socket: Socket) => string | null
  /** Does whatever it likes once it is connected to, instead of greeting. */
  begin?: (socket: Socket) => void
}

const polite = (line: string): string => {
  if (/^EHLO/i.test(line)) return '250-hostile\r\n250 8BITMIME\r\n'
  return /^DATA/i.test(line) ? '354 Go on\r\n' : '250 OK\r\n'
}

/** Is polite until this command, then does something, and says nothing unless there is something to say. */
const at = (command: string, act: (socket: Socket) => void, said: string | null = null): MailScript => ({
  answer: (line, socket) => {
    if (!line.toUpperCase().startsWith(command)) return polite(line)
    act(socket)
    return said
  },
})
const nothing = () => undefined

const flood = (socket: Socket, text: string) => {
  const write = () => {
    while (!socket.destroyed && socket.write(text.repeat(1000)));
  }
  socket.on('drain', write)
  write()
}

const trickle = (socket: Socket, text: string) => {
  const timer = setInterval(() => socket.write(text), 10)
  socket.on('close', () => clearInterval(timer))
}

/** Every way in which a mail server is known to misbehave, and whether the mail may have been accepted. */
export const mailScripts: Record<string, MailScript & { outcome: 'failed' | 'unknown' }> = {
  'never greets': { begin: () => undefined, outcome: 'failed' },
  'trickles its greeting': { begin: (socket) => trickle(socket, '2'), outcome: 'failed' },
  'greets without end': { begin: (socket) => flood(socket, '220-hello\r\n'), outcome: 'failed' },
  'greets on one line without end': { begin: (socket) => flood(socket, '220 hello'), outcome: 'failed' },
  'is closing when it greets': { greeting: '421 Closing\r\n', outcome: 'failed' },
  'closes instead of greeting': { begin: (socket) => socket.end(), outcome: 'failed' },
  'resets instead of greeting': { begin: (socket) => socket.resetAndDestroy(), outcome: 'failed' },
  'says nothing after EHLO': { ...at('EHLO', nothing), outcome: 'failed' },
  'closes its half after EHLO': { ...at('EHLO', (socket) => socket.end()), outcome: 'failed' },
  'is closing at MAIL': { ...at('MAIL', nothing, '421 Closing\r\n'), outcome: 'failed' },
  'resets at RCPT': { ...at('RCPT', (socket) => socket.resetAndDestroy()), outcome: 'failed' },
  'says nothing at DATA': { ...at('DATA', nothing), outcome: 'failed' },
  'is closing after the mail': { ...at('.', nothing, '421 Closing\r\n'), outcome: 'failed' },
  'says nothing after the mail': { ...at('.', nothing), outcome: 'unknown' },
  'resets after the mail': { ...at('.', (socket) => socket.resetAndDestroy()), outcome: 'unknown' },
  'closes after the mail': { ...at('.', (socket) => socket.end()), outcome: 'unknown' },
  'trickles its answer to the mail': { ...at('.', (socket) => trickle(socket, '250-')), outcome: 'unknown' },
  'answers the mail with noise': { ...at('.', nothing, '\u0000\u0001\r\n'), outcome: 'unknown' },
}

/** A mail server on localhost that follows a script. `stop` ends it. */
export async function listenHostileMail({ greeting = '220 hostile ESMTP\r\n', answer = polite, begin }: MailScript) {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    if (begin) return begin(socket.resume())
    let reading = false
    let rest = ''
    socket.write(greeting)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n')
      rest = lines.pop()!
      for (const line of lines) {
        if (reading && line !== '.') continue
        const said = answer(line, socket)
        reading = said?.startsWith('354') ?? false
        if (said !== null && socket.writable) socket.write(said)
      }
    })
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  )
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `smtp://127.0.0.1:${port}`, stop }
}
