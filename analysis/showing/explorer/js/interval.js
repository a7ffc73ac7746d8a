// Garwood's exact 95 % interval for a Poisson count, as analysis.rates gives it.

const TAIL = 0.025;

// The probability of n at a mean x; Stirling's series where factorials would lose digits.
function poisson(n, x) {
  if (n < 16) {
    let value = Math.exp(-x);
    for (let k = 1; k <= n; k += 1) value *= x / k;
    return value;
  }
  const u = (x - n) / n;
  const rest = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5) - 1 / (1680 * n ** 7);
  return Math.exp(-n * (u - Math.log1p(u)) - rest) / Math.sqrt(2 * Math.PI * n);
}

// How many times the probability of n the whole tail from n is: upwards n + 1, …, or down to 0.
function tailSum(n, x, upwards) {
  let sum = 1, term = 1;
  for (let k = 1; term > 1e-18 * sum; k += 1) {
    term *= upwards ? x / (n + k) : (n - k + 1) / x;
    sum += term;
  }
  return sum;
}

// The mean at which the tail has 2.5 %: Newton's steps on its logarithm.
function limit(n, upwards) {
  const shape = upwards ? n : n + 1;
  const z = (upwards ? -1 : 1) * 1.959963984540054;
  let x = shape * Math.max(1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)), 0.1) ** 3;
  for (let step = 0; step < 60; step += 1) {
    const sum = tailSum(n, x, upwards);
    const slope = (upwards ? n / x : -1) / sum;
    const next = Math.max(x - (Math.log(poisson(n, x) * sum) - Math.log(TAIL)) / slope, x / 10);
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 1e-15 * x) break;
  }
  return x;
}

function interval(n) {
  return [n ? limit(n, true) : 0, limit(n, false)];
}
