import { comparisonChart, scoresChart } from '../images/charts.ts';
import type { Drawing } from './drawing.ts';

/** Draws in this process; everybody else asks a `Describer`. */
export function draw(drawing: Drawing): Promise<Buffer> {
  switch (drawing.kind) {
    case 'scores':
      return scoresChart(drawing.title, drawing.bars, drawing.threshold);
    case 'comparison':
      return comparisonChart(drawing.title, drawing.rows);
  }
}
