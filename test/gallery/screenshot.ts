import type { Screenshot } from '../../src/shared/workstations/workstation.ts';

/** A screenshot like that of a broker, drawn here and different for each `nth`. */
export function screenshot(session: string, nth: number): Screenshot {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('the page cannot draw on a canvas');
  const grey = (light: number) => `hsl(0 0% ${String(light)}%)`;
  pen.fillStyle = grey(18);
  pen.fillRect(0, 0, 320, 200);
  pen.fillStyle = grey(30 + nth * 6);
  pen.fillRect(20, 20, 190, 130);
  pen.fillStyle = grey(70);
  pen.fillRect(225, 20, 75, 12 + nth * 16);
  pen.fillRect(20, 165, 40 + nth * 30, 10);
  const [, data = ''] = canvas.toDataURL('image/png').split(',');
  return { session, format: 'png', data };
}
