import { describe, expect, test } from 'vitest';
import { alex, dana, ines, marcus, priya, sam } from '../permission/people.fixture';
import type { Person } from '../permission/schema';
import { type Involved, type NoticeEvent, noticeEvents, whoToNotify } from './who-to-notify';

const involved: Involved = {
  ...{ creator: dana, sender: priya, followers: [], admins: [priya, marcus], approvers: [alex, ines] },
};
const nobody: Involved = { creator: null, sender: null, followers: [], admins: [], approvers: [] };

const cases: [NoticeEvent, string, Partial<Involved> & { tellCreator?: boolean }, Person[]][] = [
  ['rejected', 'the person who sent it, and who created it', {}, [priya, dana]],
  ['rejected', 'one person for both, once', { creator: priya }, [priya]],
  ['rejected', 'the creator, when no sender is known', { sender: null }, [dana]],
  ['rejected', 'not the creator, where the company wants it so', { tellCreator: false }, [priya]],
  ['rejected', 'the sender who created it, even so', { creator: priya, tellCreator: false }, [priya]],
  ['rejected', 'whoever follows it, too', { followers: [sam, marcus] }, [priya, dana, sam, marcus]],
  ['rejected', 'a follower who sent it, once', { followers: [priya] }, [priya, dana]],
  ['rejected', 'a follower alone, when nobody else is left', { sender: null, creator: null, followers: [sam] }, [sam]],
  ['rejected', 'the Admins, when nobody else is left', { sender: null, creator: null }, [priya, marcus]],
  ['rejected', 'the Admins rather than nobody', { sender: null, tellCreator: false }, [priya, marcus]],
  ['resent', 'every designated approver', {}, [alex, ines]],
  ['resent', 'an approver named twice, once', { approvers: [alex, ines, { ...alex }] }, [alex, ines]],
  ['resent', 'nobody, when there is no approver', { approvers: [] }, []],
  ['resent', 'an approver who sent it too', { sender: alex }, [alex, ines]],
  ['resent', 'no follower', { followers: [sam] }, [alex, ines]],
  ['voided', 'every designated approver', { followers: [sam] }, [alex, ines]],
  ['accepted', 'the person who sent it', { followers: [sam] }, [priya]],
  ['accepted', 'nobody else, when that one is gone', { sender: null }, []],
  ['reminded', 'the person who sent it', { followers: [sam] }, [priya]],
  ['reminded', 'the Admins, when that one is gone', { sender: null }, [priya, marcus]],
  ['escalated', "the project's Admins", {}, [priya, marcus]],
];

describe('who gets a letter', () => {
  test.each(cases)('%s: %s', (event, _, { tellCreator = true, ...changes }, expected) => {
    expect(whoToNotify(event, { ...involved, ...changes }, { tellCreator })).toEqual(expected);
  });

  test.each(noticeEvents)('%s: once to whoever is all of these', (event) => {
    const all = { creator: priya, sender: priya, followers: [priya], admins: [priya], approvers: [priya] };
    expect(whoToNotify(event, all, { tellCreator: true })).toEqual([priya]);
  });

  test.each(noticeEvents)('%s: nobody where there is nobody', (event) => {
    expect(whoToNotify(event, nobody, { tellCreator: true })).toEqual([]);
    expect(cases.some(([tried]) => tried === event)).toBe(true);
  });
});
