import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DateTime } from 'luxon'
import { z } from 'zod'
import type { Area } from '../areas/tree/area.ts'
import type { Context } from '../context.ts'
import { logoProps } from '../images/logo.ts'
import { findPicture } from '../images/queries.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { sharedSecurityHeaders } from '../platform/guards/security.ts'
import type { App } from '../platform/http/zod.ts'
import { type CachedPage, type Rendered, sendCached } from '../platform/pages/cached-page.ts'
import { openPageCache } from '../platform/pages/page-cache.ts'
import { MINUTE } from '../platform/time-units.ts'
import type { Views } from '../views.ts'
import { announcementPage, retractedPage } from './announcement-page.ts'
import { feedHref, fullName, nearestPresent, noticesHref, noticesLink } from './area-links.ts'
import { areaPage } from './area-page.ts'
import { type Board, boardOf, findThread } from './board.ts'
import { feedOf } from './feed-page.ts'
import { indexPage, searchFor } from './index-page.ts'
import { noticeHref } from './notice-views.ts'
import { publicRoute } from './public-route.ts'

const query = z.object({ q: z.string().trim().max(200).default('') })
const ofArea = z.object({ code: z.string() })
const ofAnnouncement = z.object({ id: z.string() })
const ofImage = z.object({ id: z.string(), image: z.string() })

const html = 'text/html; charset=utf-8'
const atom = 'application/atom+xml; charset=utf-8'

/** Each page, and the part of it that renews itself. */
const areaViews = { '': 'notices/area', '/current': 'notices/_area' } as const
const noticeViews = { '': 'notices/announcement', '/current': 'notices/_announcement' } as const
const currentIndex = '/notices/current'

/** A page that is cached by address until the minute ends or the board changes. */
interface CacheablePage {
  board: Board
  now: DateTime
  address: string
  type: string
  /** Null if there is no such page. */
  page: (at: Instant) => Promise<Page | null>
}

interface CacheableArea extends Omit<CacheablePage, 'page'> {
  code: string
  page: (area: Area, at: Instant) => Promise<string>
}

interface Page {
  status?: 410
  body: string
}

/** The address under which a page is kept; null for one that is not kept. */
type KeptAs<Params> = (params: Params, query: object) => string | null

export function noticeRoutes(app: App, context: Context): void {
  const notices = boardOf(context)
  const isDev = context.config.DEV === 'on'
  const caching = { 'cache-control': isDev ? 'no-cache' : 'public, max-age=30, stale-while-revalidate=60' }
  const uncached = { 'cache-control': 'no-store' }
  // In development a changed template has to show up on the next request.
  const pages = openPageCache(isDev ? { pages: 0, bytes: 0 } : undefined)
  // What is in a picture never changes.
  const pictures = openPageCache({ pages: 100, bytes: 32 * 1024 * 1024 })
  const secured = sharedSecurityHeaders({ https: context.config.BASE_URL.startsWith('https:') })
  const open = <Params>(keptAs: KeptAs<Params>) =>
    publicRoute(secured, ({ params, query }) => {
      const now = context.now()
      const board = notices.recent(now)
      const address = board && keptAs(params as Params, query as object)
      return board && address !== null ? pages.find(stampOf(board, now), address) : undefined
    })
  const ofIndex = open((_, query) => ('q' in query ? null : '/notices'))
  const ofFeed = open(({ code }: { code: string }) => feedHref(code))

  app.get(
    '/notices/current',
    open(() => currentIndex),
    async (request, reply) => {
      const { board, now } = await readBoard()
      const page = async (at: Instant) => {
        const props = indexPage(board, searchFor(board, context.areas.search, ''), at)
        return { body: await render(board, 'notices/_happening', props) }
      }
      const kept = await pageOf(request, { board, now, address: currentIndex, type: html, page })
      return sendCached(request, reply, kept!)
    },
  )

  app.get('/notices', { ...ofIndex, schema: { querystring: query } }, async (request, reply) => {
    const { board, now } = await readBoard()
    const { q } = request.query
    const search = searchFor(board, context.areas.search, q)
    const page = (at: Instant) => render(board, 'notices/index', indexPage(board, search, at))
    // Searches are unlimited in number, so only the page without a search is cached.
    if (q !== '')
      return reply
        .headers(caching)
        .type(html)
        .send(await page(toInstant(now)))
    const make = async (at: Instant) => ({ body: await page(at) })
    const kept = await pageOf(request, { board, now, address: '/notices', type: html, page: make })
    return sendCached(request, reply, kept!)
  })

  for (const [part, view] of Object.entries(areaViews)) {
    const addressOf = ({ code }: { code: string }) => `${noticesHref(code)}${part}`
    app.get(`/notices/:code${part}`, { ...open(addressOf), schema: { params: ofArea } }, async (request, reply) => {
      const { board, now } = await readBoard()
      const { code } = request.params
      const page = async (area: Area, at: Instant) => render(board, view, areaPage(board, area, at))
      return ofOneArea(request, reply, { board, now, code, address: addressOf({ code }), type: html, page })
    })
  }

  app.get('/notices/:code/feed.atom', { ...ofFeed, schema: { params: ofArea } }, async (request, reply) => {
    const { board, now } = await readBoard()
    const { code } = request.params
    const page = (area: Area, at: Instant) =>
      render(board, 'notices/feed', feedOf(board, area, context.config.BASE_URL, at))
    return ofOneArea(request, reply, { board, now, code, address: feedHref(code), type: atom, page })
  })

  for (const [part, view] of Object.entries(noticeViews)) {
    const addressOf = ({ id }: { id: string }) => `${noticeHref(id)}${part}`
    const options = { ...open(addressOf), schema: { params: ofAnnouncement } }
    app.get(`/notices/announcements/:id${part}`, options, async (request, reply) => {
      const { board, now } = await readBoard()
      const { id } = request.params
      const page = async (at: Instant): Promise<Page | null> => {
        const found = await findThread(context, board, id)
        if (!found) return null
        const { notice, thread } = found
        if (notice.retractedAt === null)
          return { body: await render(board, view, announcementPage(board, notice, thread, at)) }
        const props = retractedPage(board, notice, thread, at)
        return { status: 410, body: await render(board, 'notices/retracted', props) }
      }
      const kept = await pageOf(request, { board, now, address: addressOf({ id }), type: html, page })
      return kept ? sendCached(request, reply, kept) : missing(reply, board, 'Notice not found', '')
    })
  }

  app.get(
    '/notices/announcements/:id/images/:image',
    { ...open(() => null), schema: { params: ofImage } },
    async (request, reply) => {
      const { board } = await readBoard()
      const { id, image } = request.params
      const shown = (await findThread(context, board, id))?.notice.shown ?? []
      const render = async (): Promise<Rendered | null> => {
        const picture = await findPicture(context.db, image)
        // No longer than the pages: after a retraction nobody gets it from a store on the way.
        return picture && { body: picture.bytes, headers: { ...secured, ...caching, 'content-type': picture.type } }
      }
      const admit = () => request.countAsWork()
      const kept = shown.some((one) => one.id === image)
        ? await pictures.findOrMake('pictures', image, { admit, render })
        : null
      return kept ? sendCached(request, reply, kept) : missing(reply, board, 'Picture not found', '')
    },
  )

  async function readBoard(): Promise<{ board: Board; now: DateTime }> {
    const now = context.now()
    return { board: await notices.read(now), now }
  }

  /**
   * The page, which counts as work when it has to be made; null if there is none. It is not sent here, because whoever
   * awaits a reply gets nothing: Fastify makes replies thenable.
   */
  function pageOf(request: FastifyRequest, cacheable: CacheablePage): Promise<CachedPage | null> {
    const { board, now, address, type, page } = cacheable
    const render = async (): Promise<Rendered | null> => {
      const made = await page(toInstant(now))
      if (made === null) return null
      const { status = 200, body } = made
      const headers = {
        ...secured,
        ...(status === 200 ? caching : uncached),
        'content-type': status === 200 ? type : html,
      }
      return { status, body, headers }
    }
    const admit = () => request.countAsWork()
    return pages.findOrMake(stampOf(board, now), address, { admit, render })
  }

  async function ofOneArea(request: FastifyRequest, reply: FastifyReply, cacheable: CacheableArea) {
    const { board, code, page, ...rest } = cacheable
    const area = board.tree.area(code)
    if (!area) {
      await request.countAsWork()
      return missing(reply, board, 'Area not found', code.slice(0, 200))
    }
    const pageOfArea = async (at: Instant): Promise<Page> =>
      area.retiredAt === null ? { body: await page(area, at) } : { status: 410, body: await gone(board, area) }
    const kept = await pageOf(request, { ...rest, board, page: pageOfArea })
    return sendCached(request, reply, kept!)
  }

  function gone(board: Board, area: Area): Promise<string> {
    const part = nearestPresent(board.tree, area)
    const title = `${fullName(board.tree, area)} is no longer listed`
    return render(board, 'notices/gone', { title, part: part ? noticesLink(part) : null })
  }

  async function missing(reply: FastifyReply, board: Board, title: string, searched: string): Promise<FastifyReply> {
    const search = searchFor(board, context.areas.search, searched)
    return reply
      .code(404)
      .type(html)
      .send(await render(board, 'notices/missing', { title, search }))
  }

  function render<V extends keyof Views>({ organisation }: Board, view: V, props: Views[V]): Promise<string> {
    const { name, logo } = organisation
    return app.renderForEverybody(view, props, { organisation: name, logo: logoProps(logo) })
  }
}

/** A page shows the time it was rendered, to the minute, so the stamp includes the minute. */
function stampOf(board: Board, now: DateTime): string {
  return `${board.edition} ${Math.floor(now.toMillis() / MINUTE)}`
}
