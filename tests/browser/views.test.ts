import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOut } from '../support/share.ts';
import { walk, walkMenu } from './keyboard.ts';
import { checkAccess, checkBothLooks, sidewaysAt } from './looks.ts';
import { forgiveNetwork, openAs, programInBrowser, skip } from './support.ts';
import { furnish, type Place } from './views/place.ts';
import { views } from './views.ts';

// Every page and state: axe finds nothing in light, in dark and on a phone, nothing scrolls sideways; by keyboard all that can be clicked is
// reached, in the order of reading, the focus is seen, and nothing keeps it.

let place: Place;
const at = programInBrowser({ ADMIN_EMAILS: 'boss@example.com' }, async (url) => {
  place = await furnish(url);
});

const desktop = { width: 1280, height: 800 };

for (const [row, { what, who, open, inside, menu, onPhone }] of views.entries())
  test(`${what}: axe, widths, keyboard`, { skip: skip.skip || leftOut(row) }, async (t) => {
    const person = who === 'admin' ? place.boss : undefined;
    const window = await openAs(t, at, person, { reducedMotion: 'reduce', viewport: desktop });
    forgiveNetwork(window);
    const { page } = window;
    await open(page, place);
    await checkBothLooks(page, what);
    const { faults, stops } = menu ? await walkMenu(page, menu) : await walk(page, inside);
    t.diagnostic(`${stops.length} stops`);
    assert.deepEqual(faults, []);
    assert.ok(stops.length > 0);
    // Last, because what is a part of the board on a desktop is a sheet over it on a phone.
    assert.deepEqual(await sidewaysAt(page, [360]), []);
    await page.setViewportSize({ width: 360, height: 740 });
    if (onPhone) await page.locator(onPhone).waitFor();
    await checkAccess(page, `${what}, on a phone`);
  });
