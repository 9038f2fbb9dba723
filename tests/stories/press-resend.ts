import type { Frame } from 'playwright-core';

const mostPresses = 4;

/** Presses Re-send to ERP in a panel as a person does: once more where it asks for that, because it only just moved there. */
export async function pressResend(panel: Frame): Promise<void> {
  const asked = panel.getByText('Once more, please.');
  const taken = panel.getByText(/^(Waiting for accounting|Kept\.)/);
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await panel.getByRole('button', { name: 'Re-send to ERP' }).click();
    await asked.or(taken).first().waitFor({ timeout: 2000 }).catch(ignoreLongerOnes);
    if (!(await asked.isVisible())) return;
  }
  throw new Error(`${mostPresses} presses were turned down.`);
}

/** Where nothing is said in time, the press is under way. */
function ignoreLongerOnes(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
}
