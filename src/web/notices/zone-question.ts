import { refusalOf } from '../core/refusal.ts';
import { saveSettings, settings } from '../core/settings.ts';
import { toast } from '../kit/say.ts';
import { answerKey, cityOf, zoneToAsk } from './zone.ts';

/** Asks whether times are to be shown for where the browser is; once for each pair of zones. Until then nothing is shifted. */
export function askZone(userId: string): void {
  const saved = settings.value?.timezone;
  const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = saved && zoneToAsk(saved, browser, answered(userId));
  if (!asked) return;
  const city = cityOf(asked);
  const done = () => remember(userId, answerKey(saved, asked));
  toast({
    tag: 'zone',
    text: `You seem to be in ${city}. Show times for ${city}?`,
    seconds: 24 * 60 * 60,
    actions: [
      { label: `Show ${city}`, run: () => void take(asked) },
      { label: `Keep ${cityOf(saved)}`, run() {} },
    ],
    onGone: done,
  });
}

async function take(timezone: string): Promise<void> {
  try {
    await saveSettings({ timezone });
    toast({ text: `Times are shown for ${cityOf(timezone)}.` });
  } catch (error) {
    toast({ text: `${refusalOf(error).message} You can choose the zone in the settings.` });
  }
}

const nameOf = (userId: string) => `actodo-zones:${userId}`;

function answered(userId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? '[]');
    return Array.isArray(stored) ? stored.map(String) : [];
  } catch {
    return [];
  }
}

/** The last few are enough: nobody is in more zones than that. */
const remember = (userId: string, answer: string): void =>
  localStorage.setItem(nameOf(userId), JSON.stringify([...new Set([...answered(userId), answer])].slice(-20)));
