import type { Letter } from './letter';

export interface CodeModel {
  company: string;
  code: string;
  validMinutes: number;
}

/**
 * The sign-in code. Neither subject nor preview shows it: both appear on locked screens and in lists of mail that others
 * can see, and the mail has to be open anyway to be sure that it is the right one.
 */
export function codeLetter({ company, code, validMinutes }: CodeModel): Letter {
  return {
    subject: 'Your sign-in code for Rebound',
    preview: `It is valid for ${validMinutes} minutes and works once.`,
    about: company,
    state: null,
    heading: 'Your sign-in code',
    parts: [
      { kind: 'sentence', words: 'Enter this code where you asked for it:' },
      { kind: 'code', code },
      {
        kind: 'sentence',
        words: `It is valid for ${validMinutes} minutes and works once. Nobody at ${company} or Rebound will ever ask you for it.`,
      },
    ],
    because:
      'You get this because somebody entered your address to sign in. If that was not you, ignore it: nothing happens without the code.',
  };
}
