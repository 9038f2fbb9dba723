/** Where somebody wants to be told, and of what. */
export interface Hook {
  id: string;
  companyId: string;
  projectId: string | null;
  namespace: string;
  /** `v2.0`, `v3.0`, `v4.0`. */
  payload: PayloadVersion;
  url: string;
  authorization: string | null;
  triggers: { id: string; resource: string; event: string }[];
  deliveries: Delivery[];
  createdAt: string;
}

export type PayloadVersion = 'v2.0' | 'v3.0' | 'v4.0';

export interface Delivery {
  event: HookEvent;
  startedAt: string;
  completedAt: string | null;
  status: number | null;
  error: string | null;
  outcome: 'ok' | 'retried' | 'discarded' | 'under-way';
}

/** What happened, before it is written in one of the formats. Ids are digits. */
export interface HookEvent {
  id: string;
  ulid: string;
  at: string;
  companyId: string;
  projectId: string;
  userId: string;
  resource: string;
  resourceId: string;
  event: 'create' | 'update' | 'delete';
}
