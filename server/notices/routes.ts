import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Area } from '../areas/area.ts'
import type { Context } from '../context.ts'
import { type Instant, toInstant } from '../platform/clock.ts'
import { isFresh } from '../platform/http/etag.ts'
import type { App } from '../platform/http/zod.ts'
import type { Views } from '../views.ts'
import { announcementPage, withdrawnPage } from './announcement-page.ts'
import { areaPage } from './area-page.ts'
import { fullName, nearestPresent, noticesLink } from './areas.ts'
import { type Board, findSaid, openBoard } from './board.ts'
import { feedOf } from './feed.ts'
import { indexPage, searchFor } from './index-page.ts'
import { keepPages } from './pages.ts'

/** Anybody may read them and many will: their requests are not logged one by one. */
const open = { config: { access: 'public' as const }, logLevel: 'warn' as const }
const query = z.object({ q: z.string().trim().max(200).default('') })
const ofArea = z.object({ code: z.string() })
const ofAnnouncement = z.object({ id: z.string() })

const caching = 'public, max-age=30, stale-while-revalidate=60'
const html = 'text/html; charset=utf-8'
const atom = 'application/atom+xml; charset=utf-8'

export function noticeRoutes(app: App, context: Context): void {
  const notices = openBoard(context)
  const pages = keepPages()

  app.get('/notices', { ...open, schema: { querystring: query } }, async (request, reply) => {
    const { board, now } = await present()
    const { q } = request.query
    const page = () =>
      render(reply, board, 'notices/index', indexPage(board, searchFor(board, context.areas.search, q), now))
    // What people search for is without end, so only the page as it opens is kept.
    if (q === '') return send(request, reply, { board, now, name: '', type: html, page })
    return reply.header('Cache-Control', caching).send(await page())
  })

  app.get('/notices/:code', { ...open, schema: { params: ofArea } }, async (request, reply) => {
    const { board, now } = await present()
    const area = board.tree.area(request.params.code)
    if (!area || area.retiredAt !== null) return notThere(reply, board, area ?? request.params.code)
    const page = () => render(reply, board, 'notices/area', areaPage(board, area, now))
    return send(request, reply, { board, now, name: area.code, type: html, page })
  })

  app.get('/notices/:code/feed.atom', { ...open, schema: { params: ofArea } }, async (request, reply) => {
    const { board, now } = await present()
    const area = board.tree.area(request.params.code)
    if (!area || area.retiredAt !== null) return notThere(reply, board, area ?? request.params.code)
    const page = () => render(reply, board, 'notices/feed', feedOf(board, area, context.config.BASE_URL, now))
    return send(request, reply, { board, now, name: `${area.code}/feed`, type: atom, page })
  })

  app.get('/notices/announcements/:id', { ...open, schema: { params: ofAnnouncement } }, async (request, reply) => {
    const { board, now } = await present()
    const { id } = request.params
    const found = await findSaid(context, board, id)
    if (!found) return missing(reply, board, 'There is no such notice', '')
    const { notice, said } = found
    if (notice.retractedAt !== null)
      return render(reply.code(410), board, 'notices/withdrawn', withdrawnPage(board, notice, said, now))
    const page = () => render(reply, board, 'notices/announcement', announcementPage(board, notice, said, now))
    return send(request, reply, { board, now, name: `announcements/${id}`, type: html, page })
  })

  async function present(): Promise<{ board: Board; now: Instant }> {
    return { board: await notices.read(), now: toInstant(context.now()) }
  }

  /** Sends a page that is kept for the minute, as long as nothing changes; 304 to whoever has it already. */
  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      board,
      now,
      name,
      type,
      page,
    }: { board: Board; now: Instant; name: string; type: string; page: () => Promise<string> },
  ): Promise<FastifyReply> {
    const { etag, body } = await pages(`${board.edition} ${now.slice(0, 16)}`, name, page)
    reply.header('Cache-Control', caching).type(type)
    return reply.send(isFresh(request, reply, etag) ? undefined : body)
  }

  async function notThere(reply: FastifyReply, board: Board, area: Area | string): Promise<string> {
    if (typeof area === 'string') return missing(reply, board, 'There is no such area', area.slice(0, 200))
    const part = nearestPresent(board.tree, area)
    const title = `${fullName(board.tree, area)} is no longer listed`
    return render(reply.code(410), board, 'notices/gone', { title, part: part ? noticesLink(part) : null })
  }

  async function missing(reply: FastifyReply, board: Board, title: string, looked: string): Promise<string> {
    const search = searchFor(board, context.areas.search, looked)
    return render(reply.code(404), board, 'notices/missing', { title, search })
  }
}

/** The same for everybody, whoever is signed in: what is kept must not hold anything of the one who asked first. */
async function render<V extends keyof Views>(
  reply: FastifyReply,
  board: Board,
  view: V,
  props: Views[V],
): Promise<string> {
  reply.locals = { organisation: board.organisation.name, person: null, banner: null }
  const page = await reply.render(view, props)
  reply.removeHeader('Vary')
  return page
}
