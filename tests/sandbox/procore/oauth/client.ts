/** The app as it is registered at Procore. */
export interface OAuthClient {
  id: string;
  secret: string;
  redirectUris: readonly string[];
}
