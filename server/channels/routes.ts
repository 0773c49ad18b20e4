import type { Context } from '../context.ts'
import type { App } from '../platform/http/zod.ts'

export function channelRoutes(_app: App, _context: Context): void {}
