import { type DestinationStream, type Logger, pino } from 'pino';
import { anyToken } from './permission/token';

/**
 * The log, as JSON lines, without what nobody else may know: a failed query is named without its values, and whatever
 * looks like a token of ours is struck out wherever it stands.
 */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    redact: ['req.headers.authorization', '*.token'],
    serializers: { err: (error: unknown) => (error instanceof Error ? told(error) : typeof error) },
    hooks: { streamWrite: (line: string) => line.replace(anyToken, '[token]') },
  };
  return to ? pino(options, to) : pino(options);
}

interface Told {
  type: string;
  message: string;
  code?: string;
  stack: string;
  cause?: Told;
}

/** An error by its name, words and places. What else it carries may be somebody's letter. */
function told(error: Error): Told {
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...('code' in error ? { code: String(error.code) } : {}),
    stack: placesOf(error),
    ...(error.cause instanceof Error ? { cause: told(error.cause) } : {}),
  };
}

/** Drizzle's words on a failed query end with the values of its parameters. */
function withoutValues(message: string): string {
  return message.replace(/\nparams: [\s\S]*$/, '');
}

function placesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
