import { expect, test } from 'vitest';
import { type ActorName, actors, alex, ines } from '../permission/people.fixture';
import { mayReadHead } from './may-read-head';

const approvers = [alex, ines];

test.each<[ActorName, boolean]>([
  ['an accounting approver', true],
  ['an approver who is Admin on ERP Integrations', true],
  ['an ERP Integrations Admin who may not push to accounting', false],
  ['a Read Only user of ERP Integrations who may push', false],
  ['an Admin on Commitments', false],
  ['a Read Only user', false],
])('%s may ask for the head: %s', (name, may) => {
  expect(mayReadHead(actors[name], approvers)).toEqual(
    may
      ? { may: true }
      : { may: false, refusal: { reason: 'not-permitted', needs: 'push-to-accounting', who: approvers } },
  );
});
