import { z } from 'zod'
import { size } from '../../areas/tree/intervals.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import { codesOf } from '../../calendar/finding-record.ts'
import type { Context } from '../../context.ts'
import { fromMillis, toMillis } from '../../platform/clock.ts'
import { cutPage, pageSchema, pagingQuery, positions, readCursor } from '../../platform/http/paging.ts'
import type { App } from '../../platform/http/zod.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'
import { type ExplainedWindow, excuses, explainWindows, listExceededWindows } from './exceeded-windows-list.ts'

const instant = z.iso.datetime()
const exceededWindowOutput = z.object({
  rule: z.string(),
  name: z.string(),
  channel: z.string().nullable().describe('Null when the rule counts its channels together.'),
  message: z.string(),
  places: z.object({ count: z.int(), codes: z.array(z.string()).describe('At most 20.') }),
  window: z.object({ from: instant, to: instant }),
  count: z.int(),
  limit: z.int(),
  posts: z.array(
    z.object({
      announcement: z.string(),
      headline: z.string(),
      channel: z.string(),
      at: instant,
      excuse: z
        .enum(excuses)
        .nullable()
        .describe(
          'Why it may be there; by_hand: a person posted it then; thread: it counts because an earlier ' +
            'message of its incident was taken off or went out late; history: sent before the rule said this.',
        ),
      because: z.string().nullable().describe('Why it is that severe, when the rule does not stop its severity.'),
    }),
  ),
})

const query = z.strictObject({
  ...pagingQuery,
  from: timestampInput.optional().describe('Only windows with a message at or after this. The default is now.'),
  to: timestampInput.optional().describe('Only windows with a message before this.'),
})

/** Lists every exceeded window, and why each of its messages may be there (docs/scheduling-rules.md#invariants). */
export function exceededWindowsApi(app: App, context: Context): void {
  app.get(
    '/api/v1/over-windows',
    {
      config: { access: 'person', longQuestion: true },
      schema: { querystring: query, response: { 200: pageSchema(exceededWindowOutput) } },
    },
    async ({ query: { from, to, limit, cursor } }) => {
      const begin = from === undefined ? context.now().toMillis() : toMillis(from)
      const { windows, world, tree } = await listExceededWindows(context, {
        from: begin,
        to: to === undefined ? null : toMillis(to),
      })
      const [seen] = readCursor(cursor, positions.afterNumber) ?? [0]
      const { items, next } = cutPage(windows.slice(seen, seen + limit + 1), limit, () => [seen + limit])
      const explained = await explainWindows(context.db, world, items)
      return { items: explained.map((window) => present(tree, window)), next }
    },
  )
}

function present(tree: Tree, { cap, channel, sentence, places, window, posts }: ExplainedWindow) {
  return {
    rule: cap.id,
    name: cap.name,
    channel,
    message: sentence,
    places: { count: size(places), codes: codesOf(tree, places) },
    window: { from: fromMillis(window.from), to: fromMillis(window.to) },
    count: posts.length,
    limit: cap.limit,
    posts: posts.map(({ message, headline, excuse, because }) => ({
      announcement: message.announcement,
      headline,
      channel: message.channel,
      at: fromMillis(message.at),
      excuse,
      because,
    })),
  }
}
