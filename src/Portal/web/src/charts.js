// ECharts, only the parts the pages use, drawn as SVG in the colours of tokens.css.
import * as echarts from 'echarts/core';
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import langZH from 'echarts/i18n/langZH-obj.js';

echarts.use([BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);
echarts.registerLocale('ZH', langZH);

const mounted = new Map();

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function look() {
  const line = token('--line'), text = token('--text-second');
  const axis = { axisLine: { lineStyle: { color: line } }, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } }, nameTextStyle: { color: text } };
  return {
    color: [1, 2, 3, 4, 5, 6, 7, 8].map(n => token(`--data-${n}`)),
    textStyle: { fontFamily: token('--font'), color: token('--text') },
    legend: { textStyle: { color: text } },
    tooltip: { backgroundColor: token('--surface'), borderColor: line, textStyle: { color: token('--text') } },
    categoryAxis: axis, valueAxis: axis, timeAxis: axis,
  };
}

/** Draws `option` (ECharts) in `element`, follows its size and the person's wish for less motion. */
export function mount(element, option, language) {
  const chart = echarts.init(element, look(), { locale: language === 'en' ? 'EN' : 'ZH', renderer: 'svg' });
  const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  chart.setOption({ animation, aria: { enabled: true }, ...option });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  mounted.set(element, { chart, observer });
}

export function update(element, option) { mounted.get(element)?.chart.setOption(option); }

export function dispose(element) {
  const entry = mounted.get(element);
  if (!entry) return;
  entry.observer.disconnect();
  entry.chart.dispose();
  mounted.delete(element);
}
