/** What a provider says afterwards of a letter that it took, from the least to the most final. */
export const deliveryStates = ['delayed', 'delivered', 'bounced', 'complained'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One word of the provider about one letter. `id` is the same however often it says it. */
export interface MailEvent {
  id: string;
  providerId: string;
  delivery: DeliveryState;
}

/** That a mail came in, by the id under which the provider keeps it, and the addresses that it was delivered for. */
export interface MailCameIn {
  cameIn: string;
  receivedFor: string[];
}

/** What is not proven is not heard, and `why` is for the log. `event` is `null` where nothing is said of a mail. */
export type Heard = { proven: false; why: string } | { proven: true; event: MailEvent | MailCameIn | null };

/** Reads what the provider posts to us: the very bytes of the body, and the headers that sign them. */
export interface MailEvents {
  hear(body: ArrayBuffer, headers: Headers): Heard;
}
