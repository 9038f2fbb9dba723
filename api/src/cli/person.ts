import { parseArgs } from 'node:util';
import { granularPermissions, levels } from '@rebound/shared/permission/level';
import { z } from 'zod';
import { allow, setDisabled } from '../permission/change-permission';
import { changeAndSay, onOff, usage } from './change-and-say';
import { permissionsText } from './permissions-text';

const wanted = z.strictObject({
  project: z.string().optional(),
  commitments: z.enum(levels).optional(),
  granular: z
    .string()
    .transform((list) => (list === 'none' ? [] : list.split(',')))
    .pipe(z.array(z.enum(granularPermissions)))
    .optional(),
  erp: z.enum(levels).optional(),
  push: onOff.optional(),
});
const option = { type: 'string' } as const;
const options = { project: option, commitments: option, granular: option, erp: option, push: option };

export const allowUsage = `<email> [--erp ${levels.join('|')}] [--push on|off] [--project <id> --commitments <level> --granular <list>|none]`;

/** Shows what somebody may do, in which company and projects. */
export function showPerson([email, ...rest]: string[]): Promise<number> {
  if (!email || rest.length) return usage('person show <email>');
  return changeAndSay(
    async () => undefined,
    (read) => permissionsText(read, email),
  );
}

/** Changes what somebody may do; it counts from their next request on. */
export async function allowPerson(args: string[]): Promise<number> {
  const asked = readAsked(args);
  if ('fault' in asked) return usage(`person allow ${allowUsage}`, asked.fault);
  const { email, project, commitments, granular, erp, push } = asked;
  const inProject = project === undefined ? undefined : { id: project, commitments, granular };
  return changeAndSay(
    (tx, at) => allow(tx, email, { erpIntegrations: erp, canPushToAccounting: push, inProject }, at),
    (read) => permissionsText(read, email),
  );
}

/** Shuts somebody out, now and everywhere, or lets them sign in again. */
export function disablePerson(disabled: boolean) {
  return async ([email, ...rest]: string[]): Promise<number> => {
    if (!email || rest.length) return usage(`person ${disabled ? 'disable' : 'enable'} <email>`);
    return changeAndSay(
      (tx, at) => setDisabled(tx, email, disabled, at),
      (read) => permissionsText(read, email),
    );
  };
}

function readAsked(args: string[]): ({ email: string } & z.infer<typeof wanted>) | { fault: string } {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [email, ...rest] = positionals;
    if (!email || rest.length) return { fault: 'One email address, please.' };
    const asked = wanted.parse(values);
    const aboutProject = asked.commitments !== undefined || asked.granular !== undefined;
    if (aboutProject !== (asked.project !== undefined)) {
      return { fault: '--project goes with --commitments or --granular.' };
    }
    return { email, ...asked };
  } catch (error) {
    if (error instanceof z.ZodError) {
      return { fault: error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n') };
    }
    if (error instanceof TypeError) return { fault: error.message };
    throw error;
  }
}
