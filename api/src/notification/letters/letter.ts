/** What a letter says, part by part. HTML and text are both made from it, so neither can say more than the other. */
export interface Letter {
  subject: string;
  /** What a list of mails shows after the subject. */
  preview: string;
  /** Company and project. */
  about: string;
  state: { tone: 'bad' | 'wait' | 'good' | 'muted'; words: string } | null;
  heading: string;
  parts: readonly Part[];
  /** Why the reader gets it. */
  because: string;
  /** How the reader gets it no more. */
  stop?: Link;
}

export type Part =
  | { kind: 'sentence'; words: string }
  | { kind: 'comment'; label: string; comment: string; by?: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'changes'; label: string; changes: readonly ChangeLine[] }
  | { kind: 'waiting'; label: string; items: readonly WaitingLine[] }
  | { kind: 'proof'; label: string; code: string; words: string }
  | { kind: 'code'; code: string }
  | { kind: 'links'; links: readonly [Link, ...Link[]] };

export interface Fact {
  label: string;
  value: string;
}

export interface ChangeLine {
  label: string;
  from: string;
  to: string;
}

/** One of several commitments: its name leads to it, `marks` stand out beside it. */
export interface WaitingLine {
  name: string;
  url: string;
  marks: readonly { tone: 'bad' | 'good'; words: string }[];
  /** Each on a line of its own, the most telling first. */
  facts: readonly string[];
  changes: readonly ChangeLine[];
}

/** The first link of a part is its button. */
export interface Link {
  words: string;
  url: string;
}
