import { z } from 'zod'
import type { Context } from '../../context.ts'
import { toInstant } from '../../platform/clock.ts'
import { rowsOnPage } from '../../platform/http/paging.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { countPassesByTeam } from '../queries.ts'
import { explainWindows, listExceededWindows } from './exceeded-windows-list.ts'
import { DAYS_BACK, exceededWindowsPage } from './exceeded-windows-views.ts'

const WINDOWS_ON_A_PAGE = 25
const query = z.object({ past: z.string().optional(), page: z.coerce.number().int().min(1).max(10_000).catch(1) })

export function exceededWindowsRoutes(app: App, context: Context): void {
  app.get(
    '/rules/over',
    { config: { access: 'person', longQuestion: true }, schema: { querystring: query } },
    async ({ query: { past, page } }, reply) => {
      const { zone } = await findOrganisation(context.db)
      const from = context.now().minus({ days: past === undefined ? 0 : DAYS_BACK })
      const { windows, world } = await listExceededWindows(context, { from: from.toMillis(), to: null })
      const rows = rowsOnPage(page, windows.length, WINDOWS_ON_A_PAGE)
      const shown = await explainWindows(context.db, world, windows.slice(rows.start, rows.end))
      const passes = await countPassesByTeam(context.db, toInstant(context.now().minus({ days: DAYS_BACK })))
      reply.locals!.section = 'rules'
      return reply.render(
        'announcements/exceeded/exceeded_windows',
        exceededWindowsPage({
          windows: shown,
          rows,
          total: windows.length,
          world,
          zone,
          past: past !== undefined,
          passes,
        }),
      )
    },
  )
}
