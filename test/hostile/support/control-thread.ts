import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'

/** How long the control blocks itself, in milliseconds of its own processor time, twice a second. */
const BLOCKED_MILLIS = 50

/** The control of `heartbeat.ts`. Processor time is the same on a busy machine; what it takes by the clock is not. */
const server = createServer((_request, response) => response.end('It serves.\n'))
server.listen(0, '127.0.0.1', () =>
  parentPort!.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
)
setInterval(() => {
  const before = process.threadCpuUsage()
  const used = () => process.threadCpuUsage(before)
  for (let now = used(); now.user + now.system < BLOCKED_MILLIS * 1000; now = used());
}, 500)
