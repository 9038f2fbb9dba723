/** Long, with line breaks and a list: what an approver pastes from a review. */
export const steelReview = `I went through this against the signed contract and the Sage job setup, and it cannot be exported as it stands. Please see each point, because several of them were in my first comment as well.

1. Line 2 (Erection) is coded to cost type Subcontract, but the job cost set-up for 05-1200 splits erection into Labor and Equipment. Either split the line in two (roughly 70 / 30, take the figures from the schedule of values that Ironline sent on the 14th), or ask me to open the Subcontract category for that code. I would rather not open it, since the budget was loaded without it.

2. Line 4 (Touch-up paint) does not appear in the signed contract at all. If it is an extra it belongs in a change order; if it is included in fabrication, take the line out and add the amount to line 1.

3. The contract total has to equal the signed amount to the cent: 1,790,750.00. Sage rejects the whole commitment on a difference, and we then have to clear it by hand on both sides.

4. The estimated completion date is before the last milestone of the erection schedule (30 September 2027).

5. Please do not change the number. The insurance certificate is filed under SC-1029.

If any of this is unclear call me before you send it again: each round costs a day, because the export to Sage only runs at night. The certificate of insurance itself is fine and the vendor record (V-1180) is active, so nothing needs to be done there.

Thank you!`;

export const exportError =
  'Sage 300 CRE: Commitment SC-1018 was not created. Vendor V-1647 is on hold (certificate of insurance expired). JC-0417.';
