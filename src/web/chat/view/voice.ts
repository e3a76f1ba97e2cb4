import { signal } from '@preact/signals';
import { locale } from '../../core/settings.ts';
import { toast } from '../../kit/say.ts';

/** Speech to text by the browser, where it can. What was heard is handed on; nothing is sent. */

interface Result {
  isFinal: boolean;
  [n: number]: { transcript: string } | undefined;
}

interface Recognizer extends EventTarget {
  lang: string;
  continuous: boolean;
  processLocally?: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<Result> }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

interface RecognizerClass {
  new (): Recognizer;
  available?(options: { langs: string[]; processLocally: boolean }): Promise<string>;
}

const known = globalThis as { SpeechRecognition?: RecognizerClass; webkitSpeechRecognition?: RecognizerClass };
const Recognition = known.SpeechRecognition ?? known.webkitSpeechRecognition;

export const canHear = Recognition !== undefined;
export const isListening = signal(false);

let running: Recognizer | undefined;

export function stopListening(): void {
  running?.stop();
}

/** Listens until it is stopped or it becomes silent; each phrase is handed on as it is understood. */
export async function listen(hear: (words: string) => void): Promise<void> {
  if (!Recognition || isListening.value) return;
  isListening.value = true;
  sayOnceWhereSoundGoes();
  const recognizer = new Recognition();
  recognizer.lang = locale.value;
  recognizer.continuous = true;
  recognizer.processLocally = await isLocal(Recognition, recognizer.lang);
  recognizer.onresult = ({ resultIndex, results }) => {
    for (const result of Array.from(results).slice(resultIndex))
      if (result.isFinal) hear(result[0]?.transcript.trim() ?? '');
  };
  recognizer.onerror = ({ error }) => toast({ text: reasons[error] ?? 'Nothing was understood. Try again, or type.' });
  recognizer.onend = () => {
    isListening.value = false;
    running = undefined;
  };
  running = recognizer;
  recognizer.start();
}

const reasons: Record<string, string> = {
  'not-allowed': 'The microphone is blocked for this page. Allow it in the browser, or type.',
  'audio-capture': 'There is no microphone. You can type.',
  network: 'Speech needs a connection here. You can type.',
};

async function isLocal(of: RecognizerClass, lang: string): Promise<boolean> {
  const answer = await of.available?.({ langs: [lang], processLocally: true }).catch(() => undefined);
  return answer === 'available';
}

function sayOnceWhereSoundGoes(): void {
  const key = 'actodo-voice-told';
  if (localStorage.getItem(key)) return;
  localStorage.setItem(key, 'yes');
  toast({ text: 'Your browser may send what you say to its maker, who turns it into text.', seconds: 8 });
}
