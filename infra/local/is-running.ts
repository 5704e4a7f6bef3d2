/** Whether a process of this machine is alive; false for what is no process id at all. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process that we may not signal is running all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
