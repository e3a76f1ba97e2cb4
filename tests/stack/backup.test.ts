import { test } from 'node:test';
import { openRunbook } from '../support/runbook.ts';
import { backupAndRestore } from './drills/backup-and-restore.ts';

const { name, shows, run } = backupAndRestore;

test(shows, { timeout: 600_000 }, (t) => run(t, openRunbook(name), (what) => console.log(`${name}: ${what}`)));
