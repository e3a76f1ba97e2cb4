import { besides } from './views/besides.ts';
import { onBoard } from './views/board.ts';
import { guest } from './views/guest.ts';
import type { View } from './views/place.ts';

export const views: View[] = [
  ...guest.map((view) => ({ ...view, who: 'guest' as const })),
  ...[...onBoard, ...besides].map((view) => ({ ...view, who: 'admin' as const })),
];
