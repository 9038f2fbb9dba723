import type { Frame } from 'playwright-core';

/** Presses Re-send to ERP in a panel as a person does: once more where the button had only just come into place. */
export async function pressResend(panel: Frame): Promise<void> {
  const taken = panel.getByText(/^(Re-sending|Waiting for accounting)/).first();
  for (let presses = 0; presses < 4; presses += 1) {
    await panel.getByRole('button', { name: 'Re-send to ERP' }).click();
    const isTaken = await taken.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (isTaken) return;
  }
  throw new Error('The press was not taken.');
}
