import { describe, expect, test } from 'vitest';
import { alex, dana, ines, priya } from '../permission/people.fixture';
import type { Person } from '../permission/schema';
import { type Involved, whoToNotify } from './who-to-notify';

const involved: Involved = { creator: dana, sender: priya, approvers: [alex, ines] };

describe('who gets a letter', () => {
  test.each<['rejected' | 'resent', string, Partial<Involved>, Person[]]>([
    ['rejected', 'the person who sent it, and who created it', {}, [priya, dana]],
    ['rejected', 'one person for both, once', { creator: priya }, [priya]],
    ['rejected', 'the creator, when no sender is known', { sender: null }, [dana]],
    ['resent', 'every designated approver', {}, [alex, ines]],
    ['resent', 'an approver named twice, once', { approvers: [alex, ines, { ...alex }] }, [alex, ines]],
    ['resent', 'nobody, when there is no approver', { approvers: [] }, []],
    ['resent', 'an approver who sent it too', { sender: alex }, [alex, ines]],
  ])('%s: %s', (event, _, changes, expected) => {
    expect(whoToNotify(event, { ...involved, ...changes })).toEqual(expected);
  });
});
