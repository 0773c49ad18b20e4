import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const fromPackages = (path: string) => fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url))

/** Our own files under /assets, and the two that come from packages beside them. */
export async function useAssets(app: FastifyInstance): Promise<void> {
  const root = fileURLToPath(new URL('../../../public', import.meta.url))
  const config = { access: 'public' as const }
  const htmx = fromPackages('htmx.org/dist/htmx.min.js')
  const font = fromPackages('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
  await app.register(fastifyStatic, { root, serve: false })
  app.get<{ Params: { '*': string } }>('/assets/*', { config }, (request, reply) =>
    reply.sendFile(request.params['*'], root, { maxAge: '1h' }),
  )
  app.get('/assets/htmx.min.js', { config }, (_request, reply) =>
    reply.sendFile(basename(htmx), dirname(htmx), { maxAge: '7d' }),
  )
  app.get('/assets/fonts/inter-latin-wght-normal.woff2', { config }, (_request, reply) =>
    reply.sendFile(basename(font), dirname(font), { maxAge: '365d', immutable: true }),
  )
}
