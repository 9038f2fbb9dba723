/** The words of a Change History in one language. Where the columns stand says more: these are looked at last. */
interface TableWords {
  columns: readonly [date: string, by: string, changed: string, from: string, to: string];
  /** What stands in Changed where accounting wrote a comment. */
  rejected: readonly string[];
  /** What stands in Changed where the ERP state moved. */
  status: readonly string[];
  /** What stands in To where it was sent, or sent again. */
  sent: readonly string[];
}

/**
 * English is Procore's own wording of 'Rejected Message' and of the columns. No page in another language was seen: the
 * others are guesses, and a table whose words are none of these is reported.
 */
const tables: readonly TableWords[] = [
  {
    columns: ['date', 'action by', 'changed', 'from', 'to'],
    rejected: ['rejected message', 'rejection message'],
    status: ['erp status'],
    sent: ['sent to erp', 're-sent to erp', 'resent to erp', 'sent'],
  },
  {
    columns: ['datum', 'aktion von', 'geändert', 'von', 'an'],
    rejected: ['ablehnungsnachricht', 'nachricht zur ablehnung', 'abgelehnte nachricht'],
    status: ['erp-status'],
    sent: ['an erp gesendet', 'erneut an erp gesendet'],
  },
  {
    columns: ['date', 'action par', 'modifié', 'de', 'à'],
    rejected: ['message de rejet', 'message rejeté', 'message de refus'],
    status: ['statut erp', 'état erp'],
    sent: ["envoyé à l'erp", "renvoyé à l'erp"],
  },
  {
    columns: ['fecha', 'acción de', 'cambiado', 'de', 'a'],
    rejected: ['mensaje de rechazo', 'mensaje rechazado'],
    status: ['estado de erp', 'estado erp'],
    sent: ['enviado a erp', 'reenviado a erp'],
  },
  {
    columns: ['data', 'ação por', 'alterado', 'de', 'para'],
    rejected: ['mensagem de rejeição', 'mensagem rejeitada'],
    status: ['status do erp', 'status erp'],
    sent: ['enviado para o erp', 'reenviado para o erp'],
  },
];

const plain = (text: string) => text.normalize('NFC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** Which of the five columns each heading is, by its words in any known language; `null` where they are of none. */
export function columnsNamed(headings: readonly string[]): number[] | null {
  const named = headings.map(plain);
  for (const { columns } of tables) {
    const places = columns.map((word) => named.indexOf(word));
    if (!places.includes(-1) && new Set(places).size === places.length) return places;
  }
  return null;
}

export function saysRejected(changed: string): boolean {
  return tables.some(({ rejected }) => rejected.includes(plain(changed)));
}

/** Whether a line says that the commitment was sent, for the first time or again. */
export function saysSent(changed: string, to: string): boolean {
  return tables.some(({ status, sent }) => status.includes(plain(changed)) && sent.includes(plain(to)));
}
