/** Two hidden live regions of the shell speak to screen readers; they are there from the start, because late ones are not heard. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  const region = document.getElementById(how === 'polite' ? 'say-politely' : 'say-at-once');
  if (!region) return;
  region.textContent = '';
  // The same words twice are heard twice only when the region was empty between them.
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
