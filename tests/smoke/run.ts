import { smoke } from './smoke.ts';

// `npm run smoke -- URL`: does this installation work? SMOKE_EMAIL and SMOKE_PASSWORD name an account; without them one is made and removed.
// SMOKE_SECONDS: how long lost answers are asked for again.
const [url = ''] = process.argv.slice(2);
const { SMOKE_EMAIL: email, SMOKE_PASSWORD: password, SMOKE_SECONDS: seconds } = process.env;
const tell = (line: string) => console.log(`smoke: ${line}`);

function fault(): string | undefined {
  if (!/^https?:\/\/[^/]+\/?$/.test(url)) return 'say which installation: npm run smoke -- https://todo.example.com';
  if (!email !== !password) return 'set both of SMOKE_EMAIL and SMOKE_PASSWORD, or neither';
  return undefined;
}

try {
  const wrong = fault();
  if (wrong) throw new Error(wrong);
  const account = email && password ? { account: { email, password } } : {};
  await smoke({ url, ...account, patienceMs: Number(seconds || 60) * 1_000, tell });
} catch (error) {
  console.error(`smoke: failed: ${(error as Error).message}`);
  process.exitCode = 1;
}
