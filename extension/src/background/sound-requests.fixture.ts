import type { AnyRequests } from './messages';

type Bodies = { [K in keyof AnyRequests]: AnyRequests[K]['body'] };

export const commitmentId = '700101';

const place = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: commitmentId } as const;

const facts: Bodies['show-panel'] = {
  commitmentId,
  place,
  mail: {
    commitment: place,
    comment: 'The vendor is inactive.',
  },
  page: 'procore-commitment',
  floating: false,
};

/** For every request a body that is sound, and about the commitment that the tied panel is tied to. */
export const sound: Bodies = {
  'show-panel': facts,
  'look-up': { page: 'procore-commitments', commitmentIds: [commitmentId, '700102'] },
  'bring-lists': null,
  'tell-page': {
    place,
    mark: 'returned',
    words: 'Rejected',
    markMs: 1200,
    history: {
      rejections: [
        {
          ...{ comment: 'The vendor is inactive.', by: 'Alex Kim', at: '2026-11-18T15:02' },
          resent: { by: 'Priya Shah', at: '2026-11-18T16:40' },
        },
      ],
      ...{ sends: 2, ageMs: 1200 },
    },
  },
  'report-miss': { page: 'procore-commitment', shape: { main: 1, title: 1, actions: 0, tab: 0, card: 0 } },
  'claim-panel': { nonce: 'made-up' },
  'read-commitment': { id: commitmentId },
  'read-mark': { id: commitmentId },
  'read-rejections': null,
  'read-count': null,
  'read-commands': null,
  'read-pauses': null,
  'read-me': null,
  'choose-summary': { wants: false },
  'mint-command': { commitmentId, verb: 'resend', version: 7 },
  follow: { commitmentId, following: true },
  'dismiss-command': { key: 'refused' },
  'look-at-place': { left: 1.5, top: 2, right: 80, bottom: 40, ofWidth: 760 },
  'ask-in-popup': { commitmentId, verb: 'resend' },
  'read-asked': null,
  'drop-asked': null,
  'read-session': null,
  'test-connection': { apiUrl: 'https://other.example' },
  'keep-api-url': { apiUrl: 'https://other.example' },
  'request-code': { email: 'priya@northgate.example' },
  'sign-in': { email: 'priya@northgate.example', code: '123456' },
  'read-ways': null,
  'begin-procore-sign-in': null,
  'read-signing-in': null,
  'choose-company': { companyId: '4100' },
  'drop-procore-sign-in': null,
  'disconnect-procore': null,
  'sign-out': null,
  'read-sessions': null,
  'revoke-session': { id: 's-1' },
  'sign-out-everywhere': null,
  'open-options': null,
  'list-mail-sites': null,
  'add-mail-sites': { sites: ['https://mail.example/*'] },
  'remove-mail-sites': { sites: ['https://mail.example/*'] },
  'read-site-here': null,
  'read-desktop': null,
  'turn-desktop': { on: true },
  'turn-sites': { sites: ['https://mail.example/*'], on: false },
};

/** The same requests, where they name a commitment, about another one. */
export const aboutAnother: Partial<Bodies> = {
  'read-commitment': { id: '700102' },
  'read-mark': { id: '700102' },
  'mint-command': { commitmentId: '700102', verb: 'resend', version: 7 },
  'ask-in-popup': { commitmentId: '700102', verb: 'resend' },
  follow: { commitmentId: '700102', following: true },
};
