import type { Context } from '../context.ts'
import type { App } from '../platform/http/zod.ts'
import { composerRoutes } from './composer-routes.ts'

export function announcementRoutes(app: App, context: Context): void {
  composerRoutes(app, context)
}
