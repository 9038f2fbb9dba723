import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from './as-person';
import { type Stage, setStage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.strike());

test('somebody who left a session open elsewhere ends it from here, and then signs out everywhere', async () => {
  const browser = await stage.enter('dana', { byCode: true });
  const elsewhere = () =>
    fetch(`${stage.world.api.url}/v1/me`, { headers: { authorization: `Bearer ${stage.world.tokens.dana}` } });
  expect((await elsewhere()).status).toBe(200);

  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const list = options.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem');
  await list.filter({ hasText: /Chrome on \w+\s*here/ }).waitFor();
  await options.getByRole('button', { name: 'End the session of Another device' }).click();
  await expect.poll(() => list.count(), { timeout: 5000 }).toBe(1);
  expect((await elsewhere()).status).toBe(401);

  await options.getByRole('button', { name: 'Sign out everywhere' }).click();
  await options.getByLabel('Email').waitFor();
  expect(await list.count()).toBe(0);
  expect((await asPerson(stage.world, 'priya').view('700101')).commitment.id).toBe('700101');
});
