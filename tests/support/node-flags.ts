/**
 * For every Node process that runs PGlite in tests. V8's optimising compiler needs up to ten seconds of CPU for one function of Postgres, and a process waits at
 * its end for a compiler that no test needs: without it a test file takes a third to two thirds of the CPU (docs/decisions/0034).
 */
export const nodeFlags = ['--liftoff-only'];
