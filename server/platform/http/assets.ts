import { dirname, join } from 'node:path'
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
  await app.register(async (assets) => {
    assets.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...config }
    })
    await assets.register(fastifyStatic, { root, prefix: '/assets/', maxAge: '1h', index: false })
    assets.get('/assets/htmx.min.js', (_request, reply) =>
      reply.sendFile('htmx.min.js', dirname(htmx), { maxAge: '7d' }),
    )
    assets.get('/assets/fonts/inter-latin.woff2', (_request, reply) =>
      reply.sendFile('inter-latin-wght-normal.woff2', join(font, '..'), { maxAge: '365d', immutable: true }),
    )
  })
}
