import fastifyView from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Views } from '../../views.ts'
import { formatAlternatives, formatCount, formatList, pluralForm } from '../format.ts'
import type { Assets } from './asset-files.ts'
import type { Locals } from './layouts.ts'
import { withUnbrokenTimes } from './unbroken-times.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Renders what everybody gets, and what is therefore kept. It is given no request and no reply, so that nothing a
     * visitor sent can be in it.
     */
    renderForEverybody<V extends keyof Views>(
      view: V,
      props: Views[V],
      shared: Pick<Locals, 'organisation' | 'logo'>,
    ): Promise<string>
  }
  interface FastifyReply {
    /** Renders a template with exactly the props that it declares. */
    render<V extends keyof Views>(view: V, props: Views[V]): Promise<string>
    /** What the layouts need and pages do not have to pass: who is signed in, what waits for them. */
    locals?: Partial<Locals>
  }
}

/**
 * Fills in what the layouts need before a whole page is rendered. A fragment is inserted into a page that already has
 * it.
 */
export type Surround = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

interface Rendering {
  /** The folder of the templates. */
  root: string
  /** When off, every template is read again each time it is rendered, and an error names the template and its line. */
  cache: boolean
  assets: () => Assets
  surround: Surround
}

/** Eta with a helper for templates: `asset('css/base.css')` is the address of that file. */
class Templates extends Eta {
  asset: Assets['address'] = (name) => name
  formatAlternatives = formatAlternatives
  formatCount = formatCount
  formatList = formatList
  pluralForm = pluralForm
}

const functionHeader = '"use strict"; const { asset, formatAlternatives, formatCount, formatList, pluralForm } = this;'

/** The only view that is not HTML. */
const FEED: keyof Views = 'notices/feed'

export async function useViews(app: FastifyInstance, { root, cache, assets, surround }: Rendering): Promise<void> {
  const eta = new Templates({ views: root, cache, debug: !cache, functionHeader })
  await app.register(fastifyView, { engine: { eta }, root, production: cache, includeViewExtension: true })
  app.decorateReply('render', async function (this: FastifyReply, view: string, props: object) {
    if (!view.includes('/_')) await surround(this.request, this)
    eta.asset = assets().address
    this.header('Vary', 'HX-Request-Type').type('text/html; charset=utf-8')
    return withUnbrokenTimes(await this.viewAsync(view, props))
  })
  app.decorate(
    'renderForEverybody',
    async (view: string, props: object, shared: Pick<Locals, 'organisation' | 'logo'>) => {
      eta.asset = assets().address
      const text: string = await app.view(view, { ...shared, person: null, banner: null, ...props })
      return view === FEED ? text : withUnbrokenTimes(text)
    },
  )
  // An error page may be needed before the person is known.
  app.addHook('onRequest', async (_request, reply) => {
    reply.locals = {
      organisation: 'Hark',
      logo: null,
      person: null,
      section: null,
      waiting: 0,
      incidents: 0,
      banner: null,
      // Public routes have no nonce.
      nonce: reply.cspNonce?.style ?? '',
    }
  })
}

/** True when htmx will insert the response into the current page. */
export function wantsFragment(request: FastifyRequest): boolean {
  return request.headers['hx-request-type'] === 'partial'
}
