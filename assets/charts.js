// Draws charts by ECharts, whose script `cargo xtask` puts before this one: <e-chart option="…">, an option of ECharts as JSON.
//
// A custom element, so that the program draws a chart as it draws anything else, without calls of its own into this script: the
// element draws itself when it comes and when its option changes, follows its own width, and is gone when it is taken away. With
// `still`, the faces of its type, it draws nothing and keeps the picture as SVG text in its attribute `svg`, for paper. What is
// measured here is only drawn; the numbers stand in a table beside it.

/** How numbers are written here, with the unit of the chart; one that is not whole has its decimals, as in the table beside it. */
function teller(unit, decimals) {
  const digits = decimals ? Number(decimals) : 6;
  const written = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: decimals ? digits : 0, maximumFractionDigits: digits });
  const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
  const behind = unit === '%' ? '%' : unit ? ` ${unit}` : '';
  const tell = (value) => (Number.isInteger(value) ? whole : written).format(value) + behind;
  return (value) => (typeof value === 'number' ? tell(value) : String(value ?? ''));
}

/** The option with what no JSON can hold, and what depends on the room: colours of the page's style, numbers in words. */
function finished(element, width) {
  const [unit, decimals] = ['unit', 'decimals'].map((name) => element.getAttribute(name));
  const style = getComputedStyle(document.documentElement);
  const token = (key, value) =>
    typeof value === 'string' && value.startsWith('--') ? style.getPropertyValue(value).trim() : value;
  const option = JSON.parse(element.getAttribute('option'), token);
  const tell = teller(unit, decimals);
  option.animation = false;
  option.textStyle = { fontFamily: element.getAttribute('still') || getComputedStyle(document.body).fontFamily };
  const onAxis = teller(unit === '%' ? unit : '', '');
  for (const axis of [option.xAxis, option.yAxis].flat()) {
    if (axis?.type === 'value') axis.axisLabel = { ...axis.axisLabel, formatter: onAxis, hideOverlap: true };
  }
  const names = option.yAxis?.type === 'category';
  if (names) {
    // Names beside horizontal bars: the bars keep their room, and what stands behind them.
    Object.assign(option.yAxis.axisLabel, { width: Math.min(280, width * 0.4), overflow: 'truncate', interval: 0 });
    const written = (option.series ?? []).flatMap((series) => series.data ?? []).map((item) => tell(item?.value ?? item).length);
    for (const grid of [option.grid].flat()) grid.right = 16 + 7 * Math.max(0, ...written);
  }
  // Few steps on a narrow screen: names that have no room would be left out one here, one there.
  for (const axis of [option.xAxis, option.yAxis].flat()) {
    if (axis?.type === 'value' && width < 500) axis.splitNumber = names && axis === option.xAxis ? 2 : 3;
    if (axis?.type === 'category' && axis === option.xAxis) {
      const longest = Math.max(...axis.data.map((name) => name.length));
      const every = Math.ceil((axis.data.length * 16) / width);
      if (axis.data.length * (longest * 7 + 8) > width - 64) Object.assign(axis.axisLabel, { rotate: 45, interval: every - 1 });
    }
  }
  for (const series of option.series ?? []) {
    if (series.type === 'bar') series.barMaxWidth = 64;
    if (series.label?.show) {
      // A line behind it does not strike it through.
      Object.assign(series.label, { formatter: ({ value }) => tell(value), backgroundColor: token('', '--paper'), padding: [0, 2] });
      if (series.markLine) series.markLine.z = 1;
    }
    for (const mark of series.markLine?.data ?? []) {
      // Above the drawing, where no bar is.
      if (mark.xAxis !== undefined) mark.label.position = names ? 'start' : 'end';
    }
  }
  // HTML tooltips have style attributes, which the page's policy forbids.
  if (option.tooltip) Object.assign(option.tooltip, { renderMode: 'richText', confine: true, valueFormatter: tell });
  return option;
}

class ChartElement extends HTMLElement {
  static observedAttributes = ['option'];

  #chart = null;

  #watching = null;

  connectedCallback() {
    this.#draw();
  }

  disconnectedCallback() {
    this.#watching?.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  attributeChangedCallback() {
    if (this.hasAttribute('still')) this.setAttribute('svg', this.#still());
    else if (this.isConnected) this.#draw();
  }

  #draw() {
    if (!this.hasAttribute('option')) return;
    // Horizontal bars take a line each.
    const rows = Number(this.getAttribute('rows'));
    if (rows) this.style.height = `${rows * 26 + 72}px`;
    if (!this.#chart) {
      this.#chart = echarts.init(this, null, { renderer: 'svg' });
      this.#watching = new ResizeObserver(() => this.#fit());
      this.#watching.observe(this);
    }
    this.#chart.setOption(finished(this, this.clientWidth), true);
  }

  #fit() {
    if (!this.#chart || this.#chart.getWidth() === this.clientWidth) return;
    this.#chart.resize();
    this.#chart.setOption(finished(this, this.clientWidth), true);
  }

  #still() {
    const [width, height] = ['width', 'height'].map((name) => Number(this.getAttribute(name)));
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption(finished(this, width));
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  }
}

customElements.define('e-chart', ChartElement);
