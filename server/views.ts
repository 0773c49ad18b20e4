import type { ChecksViews } from './announcements/checks/checks-props.ts'
import type { ComposerViews } from './announcements/composer/composer-props.ts'
import type { ExceededWindowsViews } from './announcements/exceeded/exceeded-windows-views.ts'
import type { ReschedulesViews } from './announcements/exceeded/reschedules-views.ts'
import type { IncidentViews } from './announcements/incident/incident-views.ts'
import type { IndexViews } from './announcements/index/index-props.ts'
import type { KeepingViews } from './announcements/keeping/props.ts'
import type { ReviewViews } from './announcements/review/review-props.ts'
import type { ShowViews } from './announcements/show/show-props.ts'
import type { VersionsViews } from './announcements/versions/props.ts'
import type { AreaViews } from './areas/props.ts'
import type { AreaPageViews } from './areas/show/props.ts'
import type { PickerViews } from './audiences/picker/props.ts'
import type { SavedAudienceViews } from './audiences/saved/props.ts'
import type { AuditViews } from './audit/views.ts'
import type { ExposureViews } from './calendar/exposure/views.ts'
import type { RuleViews } from './calendar/rules/views.ts'
import type { CalendarViews } from './calendar/week/props.ts'
import type { ChannelViews } from './channels/views.ts'
import type { ByHandViews } from './delivery/by-hand/props.ts'
import type { DeliveryViews } from './delivery/views.ts'
import type { DeskViews } from './desk/props.ts'
import type { GuideViews } from './guide/props.ts'
import type { NoticesViews } from './notices/props.ts'
import type { OrganisationViews } from './organisation/views.ts'
import type { AccountViews } from './people/account/views.ts'
import type { DirectoryViews } from './people/directory/views.ts'
import type { SignInViews } from './people/sign-in/views.ts'
import type { Layouts, Locals } from './platform/pages/layouts.ts'
import type { ApiViews } from './platform/pages/openapi.ts'
import type { ErrorViews, SharedViews } from './platform/pages/shared-props.ts'

export type { Layouts, Locals }

/** Every template and its props. A noun adds its own in its `views.ts` or `props.ts`. */
export interface Views
  extends SharedViews,
    ApiViews,
    ErrorViews,
    AreaViews,
    AreaPageViews,
    PickerViews,
    SavedAudienceViews,
    AuditViews,
    ChannelViews,
    RuleViews,
    AccountViews,
    DirectoryViews,
    OrganisationViews,
    SignInViews,
    CalendarViews,
    ExposureViews,
    GuideViews,
    ChecksViews,
    ComposerViews,
    KeepingViews,
    ShowViews,
    ReviewViews,
    VersionsViews,
    IndexViews,
    IncidentViews,
    ExceededWindowsViews,
    ReschedulesViews,
    DeliveryViews,
    ByHandViews,
    NoticesViews,
    DeskViews {}
