import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

interface Pair {
  client: Socket
  server: Socket
  /** Nothing that comes from either side arrives any more, and neither is told. */
  isDead: boolean
}

/** A way to a database on which connections go wrong. */
export interface DatabaseProxy {
  /** The address of the database by way of the proxy. */
  url: string
  /** The connections of now are dead without a word, as after a failover. New ones work. */
  silence(): void
  /** Connections are dead without a word, the new ones too. */
  freeze(): void
  /** Closes every connection, and refuses new ones. */
  cut(): void
  /** New connections work again. */
  mend(): void
  /**
   * The connection that next asks something with this text dies; the database may carry it out all the same. Resolves
   * then.
   */
  loseAnswerTo(text: string): Promise<void>
}

/** Stands between the test and the database at this address until the test ends. */
export async function startProxy(address: string): Promise<DatabaseProxy> {
  const url = new URL(address)
  const { port, hostname } = url
  const pairs = new Set<Pair>()
  let state: 'works' | 'frozen' | 'refused' = 'works'
  let fatal: { text: string; asked: () => void } | null = null

  // The end of a dead connection does not arrive either, at least not where it came from.
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    if (state === 'refused') return client.destroy()
    const server = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    const pair: Pair = { client, server, isDead: state === 'frozen' }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) socket.on('error', end).on('close', end)
    client.on('end', () => state === 'frozen' || server.end())
    server.on('end', () => pair.isDead || client.end())
    client.on('data', (bytes) => {
      if (pair.isDead) return
      server.write(bytes)
      if (fatal === null || !bytes.includes(fatal.text)) return
      pair.isDead = true
      fatal.asked()
      fatal = null
    })
    server.on('data', (bytes) => pair.isDead || client.write(bytes))
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const each = (work: (pair: Pair) => void) => {
    for (const pair of [...pairs]) work(pair)
  }
  const silence = () =>
    each((pair) => {
      pair.isDead = true
    })
  const close = () => each(({ client }) => client.destroy())
  onTestFinished(() => {
    close()
    proxy.close()
  })
  url.hostname = '127.0.0.1'
  url.port = String((proxy.address() as AddressInfo).port)
  return {
    url: url.href,
    silence,
    freeze: () => {
      state = 'frozen'
      silence()
    },
    cut: () => {
      state = 'refused'
      close()
    },
    mend: () => {
      state = 'works'
    },
    loseAnswerTo: (text) =>
      new Promise((asked) => {
        fatal = { text, asked }
      }),
  }
}
