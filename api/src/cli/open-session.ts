import { envOrExit } from '../env';
import { createSignIn } from '../permission/sign-in/sign-in';
import { onDatabase } from './database';

const now = () => new Date().toISOString();

export async function openSession([email]: string[]): Promise<number> {
  if (!email) {
    console.error('For whom? npm run rebound -- session open <email>');
    return 64;
  }
  const { secret, publicUrl } = envOrExit(process.env);
  const opened = await onDatabase((db) =>
    createSignIn({ db, now, log: console, secret, publicUrl, sendCode: () => Promise.resolve() }).openSession(email),
  );
  if (!opened) {
    console.error(`No company knows ${email}.`);
    return 1;
  }
  console.log(opened.token);
  return 0;
}
