import { Canvas, createCanvas } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartItem,
  Legend,
  LinearScale,
  type Plugin,
  Title,
} from 'chart.js';
import { FONT } from './fonts.ts';

/** One bar of a chart; `value` in 0..1. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

export interface ScoreBar extends Bar {
  readonly detected: boolean;
  readonly uncertain: boolean;
}

const WIDTH = 760;
const ROW_HEIGHT = 22;
const FRAME_HEIGHT = 96;
const PIXEL_RATIO = 1.5;

/** Dark, as most people's Discord is; every pair has a contrast of at least 4.5 : 1 on the ground. */
const COLOURS = {
  ground: '#1f2024',
  text: '#f2f3f5',
  faint: '#a5a8b0',
  grid: '#3a3c43',
  detected: '#6f9cff',
  uncertain: '#f2b84b',
  below: '#8a8f9a',
  softmax: '#f2b84b',
  threshold: '#ff7a7a',
} as const;

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Title);

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

/** Writes each bar's value behind its end. */
const values: Plugin<'bar'> = {
  id: 'values',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = COLOURS.text;
    ctx.textBaseline = 'middle';
    chart.data.datasets.forEach((dataset, set) => {
      ctx.font = `${chart.data.datasets.length > 1 ? 9 : 12}px "${FONT}"`;
      chart.getDatasetMeta(set).data.forEach((element, index) => {
        const value = dataset.data[index];
        if (typeof value === 'number') ctx.fillText(percent(value), element.x + 6, element.y);
      });
    });
    ctx.restore();
  },
};

function thresholdLine(threshold: number): Plugin<'bar'> {
  return {
    id: 'threshold',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      const x = scales.x?.getPixelForValue(threshold);
      if (x === undefined) return;
      ctx.save();
      ctx.strokeStyle = COLOURS.threshold;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([5, 4]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.fillStyle = COLOURS.threshold;
      ctx.font = `700 11px "${FONT}"`;
      ctx.textAlign = 'center';
      ctx.fillText(`threshold ${percent(threshold)}`, x, chartArea.top - 6);
      ctx.restore();
    },
  };
}

interface Drawing {
  readonly title: string;
  readonly labels: readonly string[];
  readonly datasets: ChartConfiguration<'bar'>['data']['datasets'];
  readonly rowHeight: number;
  readonly legend: boolean;
  readonly plugins: Plugin<'bar'>[];
}

/** Chart.js is typed for browsers, but of a canvas it asks no more than the 2D context that Skia has as well. */
function isChartItem(canvas: unknown): canvas is ChartItem {
  return canvas instanceof Canvas && canvas.getContext('2d') !== null;
}

async function draw({ title, labels, datasets, rowHeight, legend, plugins }: Drawing): Promise<Buffer> {
  const canvas = createCanvas(WIDTH, FRAME_HEIGHT + labels.length * rowHeight);
  const font = { family: FONT, size: 12 };
  if (!isChartItem(canvas)) throw new TypeError('Expected a canvas that Chart.js can draw on');
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels: [...labels], datasets },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: false,
      devicePixelRatio: PIXEL_RATIO,
      layout: { padding: { top: 8, right: 24, bottom: 8, left: 12 } },
      scales: {
        x: {
          min: 0,
          // Room for the figure behind a bar of 100 %.
          max: 1.06,
          afterBuildTicks: (axis) => {
            axis.ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value }));
          },
          ticks: { color: COLOURS.faint, font, callback: (value) => percent(Number(value)) },
          grid: { color: COLOURS.grid },
          border: { color: COLOURS.grid },
        },
        y: {
          ticks: { color: COLOURS.text, font: { ...font, size: 13 }, autoSkip: false },
          grid: { display: false },
          border: { color: COLOURS.grid },
        },
      },
      plugins: {
        title: {
          display: true,
          text: title,
          color: COLOURS.text,
          font: { family: FONT, size: 17, weight: 700 },
          padding: { top: 4, bottom: legend ? 4 : 22 },
        },
        legend: { display: legend, labels: { color: COLOURS.text, font, boxWidth: 14 } },
      },
    },
    plugins: [
      {
        id: 'ground',
        beforeDraw({ ctx, width, height }) {
          ctx.fillStyle = COLOURS.ground;
          ctx.fillRect(0, 0, width, height);
        },
      },
      values,
      ...plugins,
    ],
  });
  try {
    return await canvas.encode('png');
  } finally {
    chart.destroy();
  }
}

/** Every score as a bar, in the given order, with the threshold (0..1) across them. A PNG. */
export function scoresChart(title: string, bars: readonly ScoreBar[], threshold: number): Promise<Buffer> {
  const colour = ({ detected, uncertain }: ScoreBar) =>
    uncertain ? COLOURS.uncertain : detected ? COLOURS.detected : COLOURS.below;
  return draw({
    title,
    labels: bars.map(({ label }) => label),
    datasets: [
      { data: bars.map(({ value }) => value), backgroundColor: bars.map(colour), borderRadius: 3, barPercentage: 0.8 },
    ],
    rowHeight: ROW_HEIGHT,
    legend: false,
    plugins: [thresholdLine(threshold)],
  });
}

/** Two values a label, a sigmoid's and a softmax's (both 0..1), side by side. A PNG. */
export function comparisonChart(
  title: string,
  rows: readonly { readonly label: string; readonly sigmoid: number; readonly softmax: number }[],
): Promise<Buffer> {
  return draw({
    title,
    labels: rows.map(({ label }) => label),
    datasets: [
      {
        label: 'sigmoid',
        data: rows.map(({ sigmoid }) => sigmoid),
        backgroundColor: COLOURS.detected,
        borderRadius: 2,
      },
      { label: 'softmax', data: rows.map(({ softmax }) => softmax), backgroundColor: COLOURS.softmax, borderRadius: 2 },
    ],
    rowHeight: ROW_HEIGHT + 4,
    legend: true,
    plugins: [],
  });
}
