import type { LibSQLDatabase } from 'drizzle-orm/libsql';

export type Handle = LibSQLDatabase<Record<string, never>>;

/** An open transaction. Made by `Db.write` alone. */
export type Tx = Parameters<Parameters<Handle['transaction']>[0]>[0];

/** What can be asked without changing anything; a transaction can be asked the same. */
export type Reader = Pick<Handle, 'select' | 'selectDistinct'>;

/** The only door to libSQL. */
export interface Db {
  read: Reader;
  /**
   * Runs `work` in the one transaction that this process has open at a time, and commits when it resolves. `work` may
   * run again after a conflict with another process, so it must do nothing but read and write through `tx`. Throws
   * `DatabaseBusy` when another process holds the file too long.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): void;
}

export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}
