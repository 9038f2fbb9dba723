import { z } from 'zod';

/** How people sign in here: by a code that is mailed, or with Procore. */
export const signInWays = z.object({ ways: z.array(z.enum(['code', 'procore'])) });
export type SignInWays = z.infer<typeof signInWays>;

const sha256 = /^[\w-]{43}$/;

/** Begins a sign-in with Procore. `challenge` is the SHA-256, base64url, of a verifier that stays with who begins it. */
export const procoreSignInRequest = z.strictObject({
  challenge: z.string().regex(sha256, 'is a SHA-256 in base64url'),
  /** What the session is to be called in the list of one's sessions. */
  device: z.string().trim().min(1).max(300),
});
export type ProcoreSignInRequest = z.infer<typeof procoreSignInRequest>;

/** Where to send the person, and by which address they come back with a code, until when. */
export const procoreSignInStart = z.object({
  authorizeUrl: z.string(),
  state: z.string(),
  redirectUrl: z.string(),
  until: z.string(),
});
export type ProcoreSignInStart = z.infer<typeof procoreSignInStart>;

/** Finishes it. `companyId` answers `choose-company`. */
export const procoreSignInFinish = z.strictObject({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(4000),
  verifier: z.string().min(32).max(200),
  companyId: z.string().min(1).max(64).optional(),
});
export type ProcoreSignInFinish = z.infer<typeof procoreSignInFinish>;
