export let lines = 0;

const show = (value) => (Array.isArray(value) ? value.join(' ') : String(value));

export default function log(texts, ...values) {
  lines++;
  console.log(String.raw({ raw: texts }, ...values.map(show)));
}
