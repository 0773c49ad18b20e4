import { createServer, type Socket } from 'node:net'

/** What a receiver does with a connection once the request has begun to arrive. */
type Misbehavior = (socket: Socket) => void

const head = (status: string, ...headers: string[]) => `HTTP/1.1 ${[status, ...headers].join('\r\n')}\r\n\r\n`
const beginning = 'HTTP/1.1 200 OK\r\n'

/** Writes as fast as the other side reads, until it has enough. */
function flood(socket: Socket, text: string): void {
  const chunk = text.repeat(Math.ceil(16_384 / text.length))
  const write = () => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', write)
  write()
}

/** Writes a little at a time, and never ends. */
function trickle(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 10)
  socket.on('close', () => clearInterval(timer))
}

/** Every way in which a receiver of webhooks is known to misbehave, by what it does. */
export const misbehaviors = {
  'says nothing': () => undefined,
  'never reads': (socket) => socket.pause(),
  'answers 101 and keeps the connection': (socket) =>
    socket.write(head('101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: other')),
  'answers 101 and closes': (socket) =>
    socket.end(head('101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: other')),
  'answers 101 without saying to what': (socket) => socket.write(head('101 Switching Protocols')),
  'floods with interim answers': (socket) => flood(socket, head('102 Processing')),
  'sends interim answers now and then': (socket) => trickle(socket, head('103 Early Hints', 'Link: </a>')),
  'sends 100 and nothing more': (socket) => socket.write(head('100 Continue')),
  'closes without an answer': (socket) => socket.end(),
  'closes its half and goes on reading': (socket) => socket.end().resume(),
  resets: (socket) => socket.resetAndDestroy(),
  'resets in the midst of its headers': (socket) =>
    socket.write(`${beginning}Date: `, () => setImmediate(() => socket.resetAndDestroy())),
  'closes in the midst of its headers': (socket) => socket.end(`${beginning}Date: `),
  'trickles headers': (socket) => {
    socket.write(beginning)
    trickle(socket, 'X-More: yes\r\n')
  },
  'trickles one header': (socket) => {
    socket.write(`${beginning}X-Long: `)
    trickle(socket, 'a')
  },
  'trickles its status': (socket) => trickle(socket, 'H'),
  'sends huge headers': (socket) => {
    socket.write(beginning)
    flood(socket, `X-Huge: ${'a'.repeat(1000)}\r\n`)
  },
  'sends noise': (socket) => flood(socket, '\u0000\u0001\r\n\r\n\u00ff'),
  'speaks another protocol': (socket) => socket.write('220 mail.example.org ESMTP\r\n'),
  'redirects to itself': (socket) => socket.write(head('307 Temporary Redirect', 'Location: /', 'Content-Length: 0')),
  'answers with no known status': (socket) => socket.write(head('999 Odd', 'Content-Length: 0')),
  'answers with a length below zero': (socket) => socket.write(head('200 OK', 'Content-Length: -1')),
  'sends a body without end': (socket) => {
    socket.write(head('200 OK', 'Transfer-Encoding: chunked'))
    flood(socket, '4\r\nmore\r\n')
  },
  'trickles its body': (socket) => {
    socket.write(head('500 Broken', 'Content-Length: 1000000'))
    trickle(socket, 'a')
  },
  'resets in the midst of its body': (socket) =>
    socket.write(`${head('200 OK', 'Content-Length: 100')}half`, () => setImmediate(() => socket.resetAndDestroy())),
  'answers twice': (socket) =>
    socket.write(head('503 Busy', 'Content-Length: 0') + head('200 OK', 'Content-Length: 0')),
  'goes on after it said that it closes': (socket) => {
    socket.write(head('200 OK', 'Connection: close', 'Content-Length: 0'))
    flood(socket, 'more')
  },
} satisfies Record<string, Misbehavior>

export type MisbehaviorName = keyof typeof misbehaviors

/** For a caller that stops it. With https, what a receiver says is not TLS, so the handshake hangs or fails. */
export async function listenHostile(
  misbehave: Misbehavior,
  protocol: 'http' | 'https' = 'http',
): Promise<{ url: string; stop(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.once('readable', () => misbehave(socket))
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  )
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `${protocol}://127.0.0.1:${port}/hook`, stop }
}
