import type { Page } from 'playwright-core';

/** A walk over a page by Tab alone. */

/** Where the focus is, and how it is seen. */
interface Stop {
  /** Number of the element in this walk; -1: nowhere in the page. */
  at: number;
  name: string;
  /** The part of the page that it stands in. */
  region: string;
  box: { left: number; top: number; right: number; bottom: number };
  isRtl: boolean;
  /** Tab goes through parts of it. */
  hasParts: boolean;
  /** Styles that could show the focus, of the element and of what is around it. */
  looks: Look[];
}

interface Look {
  outline: string;
  shadow: string;
  border: string;
  background: string;
  /** The least contrast of what the outline is drawn on; absent without an outline. */
  contrast?: number;
}

/** More presses of Tab than any page has stops: the walk has come into a trap. */
const most = 600;
/** WCAG 2.2, 1.4.11: what shows the focus. */
const leastContrast = 3;

/** Walks from the beginning of what is open to its end and back; answers what is wrong, and the names of all stops in order. */
export async function walk(page: Page, inside?: string): Promise<{ faults: string[]; stops: string[] }> {
  await page.evaluate(prepare);
  const there = await pressAll(page, 'Tab', inside);
  const faults = [...there.faults, ...(await clickableUnreached(page, inside))];
  const back = await pressAll(page, 'Shift+Tab', inside);
  faults.push(...back.faults.filter((each) => /^trapped/.test(each)));
  const missed = there.stops.filter(({ at }) => !back.stops.some((stop) => stop.at === at));
  faults.push(...missed.map(({ name }) => `${name}: not reached backwards`));
  return { faults: [...new Set(faults)], stops: there.stops.map(({ name }) => name) };
}

/** Opens the menu of a button by Enter and goes through it by arrows, round once, and out by Esc. */
export async function walkMenu(page: Page, name: string | RegExp): Promise<{ faults: string[]; stops: string[] }> {
  const button = page.getByRole('button', { name });
  await page.keyboard.press('Escape');
  await button.focus();
  await page.keyboard.press('Enter');
  const items = page.locator('.menu:popover-open [role^="menuitem"]');
  await items.first().waitFor();
  const names = await items.allTextContents();
  const focused = () =>
    page.evaluate(() => {
      const each = document.activeElement!;
      const { outlineStyle } = getComputedStyle(each);
      return { name: each.textContent ?? '', isSeen: outlineStyle !== 'none' };
    });
  const stops: { name: string; isSeen: boolean }[] = [];
  await page.keyboard.press('Home');
  for (const _ of [...names, '']) {
    stops.push(await focused());
    await page.keyboard.press('ArrowDown');
  }
  const faults = stops.flatMap(({ name, isSeen }) => (isSeen ? [] : [`${name}: the focus is not seen`]));
  const order = stops.map((stop) => stop.name);
  const expected = [...names, names[0]];
  if (order.join() !== expected.join()) faults.push(`${order.join()} instead of ${expected.join()}`);
  await page.keyboard.press('Escape');
  if (!(await button.evaluate((each) => each === document.activeElement))) faults.push('Esc loses the focus');
  return { faults, stops: order };
}

async function pressAll(page: Page, key: string, inside?: string): Promise<{ stops: Stop[]; faults: string[] }> {
  const stops: Stop[] = [];
  const faults: string[] = [];
  await page.evaluate(startAtEdge, { isEnd: key !== 'Tab', inside });
  for (let presses = 0; ; presses++) {
    if (presses > most) {
      faults.push(
        `trapped: ${key} goes round in ${stops
          .slice(-3)
          .map(({ name }) => name)
          .join(', ')}`,
      );
      break;
    }
    await page.keyboard.press(key);
    const [stop, left] = await page.evaluate(look, stops.at(-1)?.at ?? -1);
    const last = stops.at(-1);
    // A date has several fields in one control.
    if (last && stop.at === last.at && stop.hasParts) continue;
    if (last && left && key === 'Tab') {
      faults.push(...unseen(last, left));
      if (stop.at >= 0) faults.push(...disorder(left, stop));
    }
    if (stop.at < 0 || stops.some(({ at }) => at === stop.at)) break;
    stops.push(stop);
  }
  return { stops, faults };
}

/** The focus must change the outline, a shadow or a border, and what it draws must be seen. */
function unseen(focused: Stop, left: Stop): string[] {
  const shown = focused.looks.filter((look, n) => {
    const before = left.looks[n];
    return (
      before && (look.outline !== before.outline || look.shadow !== before.shadow || look.border !== before.border)
    );
  });
  const isMenuItem = focused.looks[0]?.background !== left.looks[0]?.background;
  if (shown.length === 0 && !isMenuItem) return [`${focused.name}: the focus is not seen`];
  const contrasts = shown.flatMap(({ contrast }) => (contrast === undefined ? [] : [contrast]));
  return contrasts.length > 0 && Math.max(...contrasts) < leastContrast
    ? [`${focused.name}: the focus has a contrast of ${Math.max(...contrasts).toFixed(1)}`]
    : [];
}

/** In one part of the page the focus goes down, and in a line in the direction of reading. */
function disorder(from: Stop, to: Stop): string[] {
  if (from.region !== to.region) return [];
  const isAbove = to.box.bottom <= from.box.top + 1;
  const isSameLine = to.box.top < from.box.bottom - 1 && from.box.top < to.box.bottom - 1;
  const isBefore = isSameLine && (to.isRtl ? to.box.left >= from.box.right - 1 : to.box.right <= from.box.left + 1);
  return isAbove || isBefore ? [`${from.name} -> ${to.name}: against the order of reading`] : [];
}

/** What can be clicked and was never reached; what a composite holds is reached by arrows. */
async function clickableUnreached(page: Page, inside?: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(${unreached.toString()})(${JSON.stringify(inside ?? null)}, (each) => getEventListeners(each))`,
    includeCommandLineAPI: true,
    returnByValue: true,
  });
  await session.detach();
  return result.value as string[];
}

// What follows runs in the page and knows nothing of this file but what it is given.

function prepare(): void {
  const known: Element[] = [];
  const describe = (each: Element): string => {
    const label = each.getAttribute('aria-label') ?? (each as HTMLInputElement).labels?.[0]?.textContent ?? '';
    const text = (label || each.textContent || each.id || '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${each.tagName.toLowerCase()} "${text}"`;
  };
  Object.assign(globalThis, { walked: { known, describe } });
}

/** The next press goes to the first, or the last, stop of the page or of its open dialog. */
function startAtEdge({ isEnd, inside }: { isEnd: boolean; inside?: string }): void {
  (document.activeElement as HTMLElement | null)?.blur();
  const part = inside ? document.querySelector(inside)! : document.body;
  const edge = document.createElement('span');
  edge.tabIndex = -1;
  if (isEnd) part.append(edge);
  else part.prepend(edge);
  edge.focus();
  edge.remove();
}

/** Where the focus is now, and how the stop before it looks without. */
function look(before: number): [Stop, Stop | undefined] {
  const { known, describe } = (
    globalThis as unknown as { walked: { known: Element[]; describe: (each: Element) => string } }
  ).walked;
  const channels = (colour: string): number[] => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: number[]): number => {
    const [r = 0, g = 0, b = 0] = colour.map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: number[], b: number[]): number => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };
  const backdrop = (each: Element | null): number[] => {
    for (let at = each; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return channels(getComputedStyle(document.documentElement).backgroundColor);
  };
  const lookOf = (each: Element) => {
    const style = getComputedStyle(each);
    const hasOutline = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
    const behind = Number.parseFloat(style.outlineOffset) < 0 ? each : each.parentElement;
    return {
      outline: hasOutline ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : 'none',
      shadow: style.boxShadow,
      border: style.borderColor,
      background: style.backgroundColor,
      ...(hasOutline &&
        style.outlineStyle !== 'auto' && { contrast: contrast(channels(style.outlineColor), backdrop(behind)) }),
    };
  };
  const stopOf = (each: Element | null | undefined): Stop => {
    if (!each || each === document.body || each === document.documentElement)
      return {
        at: -1,
        name: '',
        region: '',
        box: { left: 0, top: 0, right: 0, bottom: 0 },
        isRtl: false,
        hasParts: false,
        looks: [],
      };
    if (!known.includes(each)) known.push(each);
    const part = each.closest(
      'dialog, nav, header, main section, main form, main fieldset, main li, main figure, main, aside, .toasts, [popover]',
    );
    if (part && !known.includes(part)) known.push(part);
    const { left, top, right, bottom } = each.getBoundingClientRect();
    const around = [each, each.parentElement, each.parentElement?.parentElement].filter(
      (one) => one instanceof Element,
    );
    return {
      at: known.indexOf(each),
      name: describe(each),
      region: part ? `${known.indexOf(part)}` : '',
      box: { left, top, right, bottom },
      hasParts: each.matches('input[type="date"], input[type="time"], input[type="datetime-local"]'),
      isRtl: getComputedStyle(each.parentElement ?? each).direction === 'rtl',
      looks: around.map(lookOf),
    };
  };
  const last = before < 0 ? undefined : known[before];
  return [stopOf(document.activeElement), last?.isConnected ? stopOf(last) : undefined];
}

function unreached(inside: string | null, listenersOf: (each: Element) => Record<string, unknown[]>): string[] {
  const { known, describe } = (
    globalThis as unknown as { walked: { known: Element[]; describe: (each: Element) => string } }
  ).walked;
  const part = inside ? document.querySelector(inside)! : document.body;
  const control = 'a[href], button, input, select, textarea, summary, [role="button"], [tabindex="0"]';
  const composite = '[role="menu"], [role="listbox"], [role="tablist"]';
  const isSeen = (each: Element) =>
    each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0 && !each.closest('[inert]');
  const isRadioOf = (each: Element) =>
    each instanceof HTMLInputElement &&
    each.type === 'radio' &&
    known.some((one) => one instanceof HTMLInputElement && one.type === 'radio' && one.name === each.name);
  const isReached = (each: Element) => known.includes(each) || isRadioOf(each);
  return [...part.querySelectorAll('*')].flatMap((each) => {
    if (!isSeen(each) || each.matches(':disabled') || each.closest(composite)) return [];
    if (each.matches(control)) return isReached(each) ? [] : [`${describe(each)}: not reached by Tab`];
    const { click, mousedown, pointerdown } = listenersOf(each);
    if (!click && !mousedown && !pointerdown) return [];
    // A press beside a dialog closes it, as Esc does; what holds or names a control is pressed for it.
    const isForControl =
      each.matches('dialog, label, main, .task-scroll') || each.querySelector(control) || each.closest(control);
    return isForControl ? [] : [`${describe(each)}: can be clicked, and has no focus`];
  });
}
