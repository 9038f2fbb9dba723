/** How this API is known to Procore, and where Procore is: production, a sandbox, or the federal zone. */
export interface ProcoreSettings {
  clientId: string;
  clientSecret: string;
  /** Of the OAuth server, without a slash at its end. */
  loginUrl: string;
  /** Of the REST API. */
  apiUrl: string;
  /** Where people reach this API: Procore sends them back there. */
  publicUrl: string;
  /** What the Authorization header of Procore's webhooks says; without it, none is heard. */
  webhookSecret?: string | undefined;
}

/** Where Procore sends people back to after they have said yes. It is registered with the app there. */
export function callbackUrl({ publicUrl }: Pick<ProcoreSettings, 'publicUrl'>): string {
  return `${publicUrl}/v1/sign-in/procore/callback`;
}
