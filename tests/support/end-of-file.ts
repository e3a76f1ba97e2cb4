import { after } from 'node:test';

// Preload of every test file (`--import`): when its tests are over and something still keeps its process alive, such as a timer, a
// socket or a child process, the file fails and says so. Without it the whole run would wait for ever, and name nothing.
const patienceMs = 60_000;

after(() => {
  setTimeout(() => {
    const left = process.getActiveResourcesInfo();
    console.error(
      `${process.argv[1]} does not end by itself ${patienceMs / 1000} s after its tests; left over: ${left}.`,
    );
    process.exit(1);
  }, patienceMs).unref();
});
