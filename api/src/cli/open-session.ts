import { openSession as openFor } from '../permission/sign-in/sessions';
import { knownPerson } from '../permission/sign-in/sign-in';
import { onDatabase } from './database';

export async function openSession([email]: string[]): Promise<number> {
  if (!email) {
    console.error('For whom? npm run rebound -- session open <email>');
    return 64;
  }
  return onDatabase(async (db) => {
    const known = await knownPerson(db.read, email.toLowerCase());
    if (!known) {
      console.error(`No company knows ${email}.`);
      return 1;
    }
    console.log(await openFor(db, known.id, { at: new Date().toISOString(), userAgent: 'the command line' }));
    return 0;
  });
}
