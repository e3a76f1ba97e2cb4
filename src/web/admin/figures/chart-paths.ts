export interface Area {
  width: number;
  height: number;
}

/** The next of 1, 2, 5, 10, 20, 50 ... from which on a scale shows `most`. At least 1. */
export function topOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= most) ?? power * 10;
}

/** An SVG path through the values from left to right, 0 at the bottom and `top` at the top. One value is a level line. */
export function linePath(values: readonly number[], top: number, { width, height }: Area): string {
  if (values.length === 0) return '';
  const all = values.length === 1 ? [values[0] as number, values[0] as number] : values;
  const step = width / (all.length - 1);
  return all
    .map(
      (value, n) => `${n === 0 ? 'M' : 'L'}${round(n * step)} ${round(height - (Math.min(value, top) / top) * height)}`,
    )
    .join('');
}

/** The same, closed along the bottom. */
export function areaPath(values: readonly number[], top: number, area: Area): string {
  const line = linePath(values, top, area);
  return line && `${line}L${round(area.width)} ${round(area.height)}L0 ${round(area.height)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
