import { errors, type Frame } from 'playwright-core';

const mostPresses = 4;

/** Presses Re-send to ERP in a panel as a person does: once more where it asks for that, because it only just moved there. */
export async function pressResend(panel: Frame): Promise<void> {
  const asked = panel.getByText('Once more, please.');
  const taken = panel.getByText(/^(Waiting for accounting|Kept\.)/);
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await panel.getByRole('button', { name: 'Re-send to ERP' }).click();
    // While a press is weighed, nothing is said of the one before.
    if (presses) await asked.waitFor({ state: 'hidden', timeout: 2000 });
    await asked
      .or(taken)
      .first()
      .waitFor({ timeout: 2000 })
      .catch((error: unknown) => {
        // Where nothing is said in time, or the whole page goes, the press is under way.
        if (!panel.isDetached() && !(error instanceof errors.TimeoutError)) throw error;
      });
    if (panel.isDetached() || !(await asked.isVisible())) return;
    // As long as a person needs to read that.
    await panel.page().waitForTimeout(1000);
  }
  throw new Error(`${mostPresses} presses were turned down.`);
}
