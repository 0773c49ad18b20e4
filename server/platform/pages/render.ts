import fastifyView from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Views } from '../../views.ts'
import { formatAlternatives, formatCount, formatList, pluralForm } from '../format.ts'
import type { Assets } from './asset-files.ts'
import type { Locals } from './layouts.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Renders a template with exactly what that template needs. */
    render<V extends keyof Views>(view: V, props: Views[V]): Promise<string>
    /** What the layouts need and no page should have to pass: who is signed in, what waits for them. */
    locals?: Partial<Locals>
  }
}

/** Fills what the layouts need, just before a whole page is rendered; a fragment goes into a page that has it. */
export type Surround = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

interface Rendering {
  /** The folder of the templates. */
  root: string
  /** Off, every template is read anew each time it is rendered. */
  cache: boolean
  assets: () => Assets
  surround: Surround
}

/** Eta, and what templates may call by name alone: `asset('css/base.css')` is the address of that file. */
class Templates extends Eta {
  asset: Assets['address'] = (name) => name
  formatAlternatives = formatAlternatives
  formatCount = formatCount
  formatList = formatList
  pluralForm = pluralForm
}

const functionHeader = '"use strict"; const { asset, formatAlternatives, formatCount, formatList, pluralForm } = this;'

export async function useViews(app: FastifyInstance, { root, cache, assets, surround }: Rendering): Promise<void> {
  const eta = new Templates({ views: root, cache, functionHeader })
  await app.register(fastifyView, { engine: { eta }, root, production: cache, includeViewExtension: true })
  app.decorateReply('render', async function (this: FastifyReply, view: string, props: object) {
    if (!view.includes('/_')) await surround(this.request, this)
    eta.asset = assets().address
    this.header('Vary', 'HX-Request-Type').type('text/html; charset=utf-8')
    return this.viewAsync(view, props)
  })
  // An error page may be needed before anybody knows who asks.
  app.addHook('onRequest', async (_request, reply) => {
    reply.locals = {
      organisation: 'Hark',
      person: null,
      section: null,
      waiting: 0,
      incidents: 0,
      banner: null,
      // Pages that are kept for everybody have none.
      nonce: reply.cspNonce?.style ?? '',
    }
  })
}

/** True when htmx will place the answer inside the page that asked. */
export function wantsFragment(request: FastifyRequest): boolean {
  return request.headers['hx-request-type'] === 'partial'
}
