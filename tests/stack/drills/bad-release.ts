import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mcpDoor } from '../../support/history/doors.ts';
import { type Drill, drillGroups } from './scene.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What is wrong with the next release. */
const fault = {
  file: 'src/db/notifications.ts',
  text: ".selectFrom('notifications')",
  now: ".selectFrom('notices' as 'notifications')",
};

export const badRelease: Drill = {
  name: 'bad-release',
  shows:
    'the next release, with newer tables and functions, fails: it is taken back, and the one before runs on its tables',
  async run(scene) {
    const { stack, page, rows, reading, serving, say } = scene;
    const errors = page.query('status=~"5.."');
    const before = (await reading(errors)) ?? 0;
    const { replicas: _, ...group } = drillGroups[0]!;
    const command = [process.execPath, join(nextRelease(stack.dir), 'src/main.ts')];
    await scene.underLoad(async (ledger) => {
      await scene.withReplica({ ...group, command }, async (bad) => {
        const [account] = ledger.accounts;
        const answer = await fetch(`${bad.url}/api/${account!.id}/notifications`, {
          headers: { authorization: `Bearer ${account!.token}` },
        });
        assert.ok(answer.status >= 500, `${answer.status}`);
        assert.ok(Number(await reading(errors)) > before);
        assert.equal((await ledger.add(account!, mcpDoor(bad.url))).refused, undefined);
        const found = await rows('select from information_schema.tables where table_name = $1', ['next_release']);
        assert.equal(found.length, 1);
        say(`the next release has made its tables and answers ${answer.status}`);
        page.says('Migrations stay');
        // As a rollback does: a pod of the release before starts on these tables, then one of the next release goes.
        const [, second] = serving();
        await second.app.kill();
        await second.ready();
        assert.equal((await ledger.add(account!, mcpDoor(second.url))).refused, undefined);
        say('taken back: the release before starts on those tables');
      });
    });
    const [functions] = await rows<{ version: number }>('select version from sql_functions');
    assert.equal(functions?.version, nextVersion());
  },
};

const versions = 'src/db/functions/versions.txt';

/** Of the functions, in the next release. */
function nextVersion(): number {
  const last = readFileSync(join(root, versions), 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return Number(last.split(' ')[0]) + 1;
}

/** A copy of the program with a migration and functions that this one does not know, and a fault. Answers its folder. */
function nextRelease(dir: string): string {
  const copy = join(dir, 'next-release');
  mkdirSync(copy);
  for (const part of ['src', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const migration =
    'create table next_release (id bigint primary key);\n\nalter table tasks add column next_release text;\n';
  writeFileSync(join(copy, 'src/db/migrations/9999_next_release.sql'), migration);
  appendFileSync(join(copy, 'src/db/functions/count_task.sql'), '-- The next release says it otherwise.\n');
  appendFileSync(join(copy, versions), `${nextVersion()} of-the-next-release\n`);
  const text = readFileSync(join(copy, fault.file), 'utf8');
  assert.ok(text.includes(fault.text));
  writeFileSync(join(copy, fault.file), text.replaceAll(fault.text, fault.now));
  return copy;
}
