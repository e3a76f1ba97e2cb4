/** A tab that nobody sees draws no frame: when it is seen again, not everything is said that happened meanwhile. */
const mostAtOnce = 3;

/** What each region says in the next frame. */
const waiting = new Map<string, string[]>();

/** Two hidden live regions of the shell speak to screen readers; they are there from the start, because late ones are not heard. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  const id = how === 'polite' ? 'say-politely' : 'say-at-once';
  const region = document.getElementById(id);
  if (!region) return;
  const others = waiting.get(id);
  // What is said in one frame is said together: the later words would silence the earlier ones.
  if (others) {
    others.push(text);
    return;
  }
  const texts = [text];
  waiting.set(id, texts);
  region.textContent = '';
  // The same words twice are heard twice only when the region was empty between them.
  requestAnimationFrame(() => {
    waiting.delete(id);
    region.textContent = texts.slice(-mostAtOnce).join(' ');
  });
}
