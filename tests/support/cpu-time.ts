/**
 * Milliseconds of processor time that the work took in this thread. Unlike the time on the clock they say the same on a busy
 * machine, where a thread waits for its turn.
 */
export function cpuMsOf(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
