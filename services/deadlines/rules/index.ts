import type { DeadlineRule } from '../../define/deadline.ts'
import { acknowledgementDue } from './acknowledgement-due.ts'
import { ageLimit } from './age-limit.ts'
import { ageRules } from './ages.ts'
import { agreedRules } from './agreed.ts'
import { analogousBenefitRules } from './analogous-benefits.ts'
import { authorityFollowUpRules } from './authority-follow-ups.ts'
import { authoritySetRules } from './authority-set.ts'
import { benefitPeriodRules } from './benefit-periods.ts'
import { benefitRules } from './benefits.ts'
import { dataProtectionRules } from './data-protection.ts'
import { findingsAndClosingRules } from './findings-and-closing.ts'
import { generalRules } from './general.ts'
import { handoverRules } from './handover.ts'
import { inactionRules } from './inaction.ts'
import { naturalisationRules } from './naturalisation.ts'
import {
  notificationPortalGeneral,
  notificationPortalSocial,
  serviceReal,
} from './notification-portals.ts'
import { notificationRules } from './notifications.ts'
import { permitPeriod } from './permit-periods.ts'
import { regimeChangeRules } from './regime-change.ts'
import { remedyRules } from './remedies.ts'
import { residenceRules } from './residence.ts'
import { returnRules } from './return-to-asylum-benefits.ts'
import { startDue } from './start-due.ts'
import { temporaryProtectionRules } from './temporary-protection.ts'

/** Every rule a diagram or a person may name; two of one name are two versions of the law. */
export const deadlineRules: readonly DeadlineRule[] = [
  acknowledgementDue,
  ageLimit,
  ...ageRules,
  ...agreedRules,
  ...analogousBenefitRules,
  ...authorityFollowUpRules,
  ...authoritySetRules,
  ...benefitPeriodRules,
  ...benefitRules,
  ...dataProtectionRules,
  ...findingsAndClosingRules,
  ...generalRules,
  ...handoverRules,
  ...inactionRules,
  ...naturalisationRules,
  notificationPortalGeneral,
  ...notificationPortalSocial,
  ...notificationRules,
  permitPeriod,
  ...regimeChangeRules,
  ...remedyRules,
  ...residenceRules,
  ...returnRules,
  serviceReal,
  startDue,
  ...temporaryProtectionRules,
]
