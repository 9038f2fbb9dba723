/** One line of the Change History that says that accounting refused, as the page shows it. */
export interface SeenRejection {
  comment: string;
  by: string;
  /** Wall clock as shown, `YYYY-MM-DDTHH:mm`; `null` where the page's way of writing it is not known. */
  at: string | null;
  /** Who sent it again after that, as the next such line says it, and when: plainly later by the page's own clock. */
  resent: { by: string | null; at: string } | null;
}

/** All that a Change History tab shows of rejections, oldest first. */
export interface SeenHistory {
  rejections: SeenRejection[];
  /** How many lines say that it was sent, or sent again; `null` where none can be told to. */
  sends: number | null;
}
