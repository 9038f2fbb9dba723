interface Sites {
  /** Match patterns. */
  default: readonly string[];
  /** What people call it, where it is one service for all. */
  provider?: string;
}

const sitesOf = import.meta.glob<Sites>('../pages/*/sites.ts', { eager: true });

/** Every webmail that has a loader of its own. */
export const webmails = Object.entries(sitesOf).map(([path, { default: patterns, provider }]) => ({
  loader: path.split('/').at(-2) ?? '',
  patterns,
  provider,
}));
