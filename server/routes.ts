import { announcementApi } from './announcements/api/announcements-api.ts'
import { imageApi } from './announcements/api/image-api.ts'
import { transitionsApi } from './announcements/api/transitions-api.ts'
import { findConsequences } from './announcements/area-changes/consequences-of-correction.ts'
import { findNamings } from './announcements/area-changes/named-areas.ts'
import { composerRoutes } from './announcements/composer/routes.ts'
import { applyReschedulesApi } from './announcements/exceeded/apply-reschedules-api.ts'
import { exceededWindowsApi } from './announcements/exceeded/exceeded-windows-api.ts'
import { exceededWindowsRoutes } from './announcements/exceeded/exceeded-windows-routes.ts'
import { reschedulesApi } from './announcements/exceeded/reschedules-api.ts'
import { reschedulesRoutes } from './announcements/exceeded/reschedules-routes.ts'
import { holdViolations } from './announcements/exceeded/rule-holds.ts'
import { ruleHolds } from './announcements/exceeded/rule-holds-routes.ts'
import { incidentRoutes } from './announcements/incident/incident-routes.ts'
import { indexRoutes } from './announcements/index/routes.ts'
import { keepingRoutes } from './announcements/keeping/routes.ts'
import { reviewRoutes } from './announcements/review/routes.ts'
import { showRoutes } from './announcements/show/routes.ts'
import { transitionRoutes } from './announcements/show/transition-routes.ts'
import { versionsRoutes } from './announcements/versions/routes.ts'
import { withItsThread } from './announcements/workflow/incident-end.ts'
import { areaApi } from './areas/api.ts'
import { listOutdated } from './areas/gazetteer/installed.ts'
import { areaRoutes } from './areas/routes.ts'
import { areaDetailApi } from './areas/show/api.ts'
import { peopleFigureApi, peopleFigurePages } from './areas/show/people-routes.ts'
import { retiredAreaApi, retiredAreaPages } from './areas/show/retired-routes.ts'
import { areaPages } from './areas/show/routes.ts'
import { audienceApi } from './audiences/api.ts'
import { savedAudienceApi } from './audiences/saved/api.ts'
import { savedAudienceRoutes } from './audiences/saved/routes.ts'
import { auditApi } from './audit/api.ts'
import { auditRoutes } from './audit/routes.ts'
import { checkApi } from './calendar/check-api/api.ts'
import { findingOutput } from './calendar/check-api/schema.ts'
import { exposureApi } from './calendar/exposure/api.ts'
import { exposureRoutes } from './calendar/exposure/routes.ts'
import { ruleApi } from './calendar/rules/api.ts'
import { rulePreviewApi } from './calendar/rules/preview-api.ts'
import { ruleRoutes } from './calendar/rules/routes.ts'
import { calendarApi } from './calendar/week/api.ts'
import { calendarRoutes } from './calendar/week/routes.ts'
import { channelApi } from './channels/api.ts'
import { channelRoutes } from './channels/routes.ts'
import type { Context } from './context.ts'
import { deliveryApi } from './delivery/api.ts'
import { byHandRoutes } from './delivery/by-hand/routes.ts'
import { holdingPosts } from './delivery/channel-holds.ts'
import { deliveryRoutes } from './delivery/routes.ts'
import { outbox } from './delivery/stops.ts'
import { deskRoutes } from './desk/routes.ts'
import { howRoutes } from './guide/routes.ts'
import { healthRoutes } from './health.ts'
import { imageRoutes } from './images/routes.ts'
import { incidentApi } from './incidents/api.ts'
import { happeningsHere } from './notices/happenings-views.ts'
import { withNotices } from './notices/moved-notices.ts'
import { isShownByNotice } from './notices/queries.ts'
import { noticeRoutes } from './notices/routes.ts'
import { organisationApi } from './organisation/api.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { peopleApi } from './people/directory/api.ts'
import { peopleRoutes } from './people/directory/routes.ts'
import { visitorOf } from './people/sessions.ts'
import type { App } from './platform/http/zod.ts'

const ofCorrection = withNotices(findConsequences)

/** Every noun's pages and API routes, in order of dependency. */
export const allRoutes = [
  healthRoutes,
  auditRoutes,
  auditApi,
  (app: App, context: Context): void =>
    imageRoutes(app, context, {
      isSignedIn: async (request) => (await visitorOf(context, request)) !== null,
      isOut: (image) => isShownByNotice(context.db, image),
    }),
  peopleRoutes,
  peopleApi,
  (app: App, context: Context): void => areaRoutes(app, context, listOutdated),
  (app: App, context: Context): void =>
    areaPages(app, context, { findConsequences: ofCorrection, findNamings, findHappenings: happeningsHere }),
  peopleFigurePages,
  (app: App, context: Context): void => retiredAreaPages(app, context, findNamings),
  (app: App, context: Context): void => retiredAreaApi(app, context, findNamings),
  peopleFigureApi,
  areaApi,
  (app: App, context: Context): void => areaDetailApi(app, context, ofCorrection),
  audienceApi,
  savedAudienceRoutes,
  savedAudienceApi,
  organisationRoutes,
  organisationApi,
  (app: App, context: Context): void => channelRoutes(app, context, holdingPosts),
  (app: App, context: Context): void => channelApi(app, context, holdingPosts),
  (app: App, context: Context): void => ruleRoutes(app, context, holdViolations),
  (app: App, context: Context): void => ruleApi(app, context, holdViolations),
  rulePreviewApi,
  (app: App, context: Context): void =>
    incidentApi(app, context, { transaction: withItsThread(outbox), collision: findingOutput }),
  checkApi,
  reschedulesApi,
  calendarRoutes,
  calendarApi,
  exposureRoutes,
  exposureApi,
  howRoutes,
  (app: App, context: Context): void => incidentRoutes(app, context, withItsThread(outbox)),
  indexRoutes,
  composerRoutes,
  keepingRoutes,
  (app: App, context: Context): void => showRoutes(app, context, outbox),
  versionsRoutes,
  (app: App, context: Context): void => transitionRoutes(app, context, outbox),
  (app: App, context: Context): void => reviewRoutes(app, context, outbox),
  announcementApi,
  imageApi,
  (app: App, context: Context): void => transitionsApi(app, context, outbox),
  exceededWindowsRoutes,
  exceededWindowsApi,
  reschedulesRoutes,
  applyReschedulesApi,
  ruleHolds,
  deliveryRoutes,
  byHandRoutes,
  deliveryApi,
  noticeRoutes,
  deskRoutes,
]
