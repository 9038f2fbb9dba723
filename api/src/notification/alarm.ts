/** A sleep that can be cut short. A ring while nobody sleeps counts for the next sleep. */
export function createAlarm() {
  let hasRung = false;
  let wake = () => {
    hasRung = true;
  };
  const noteOnly = wake;
  return {
    ring: () => wake(),
    async sleep(ms: number): Promise<void> {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = noteOnly;
      hasRung = false;
    },
  };
}
