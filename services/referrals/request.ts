/** What the person asks the target for. Lives sealed in `referrals.request`. */
export type ReferralRequest = {
  topics: string[]
  appointmentWish: string | null
  message: string | null
}
