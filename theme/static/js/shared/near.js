// How far away something is, counted on the device: nothing is sent, stored or put into the address.

const EARTH = 6371;
const rad = (degrees) => (degrees * Math.PI) / 180;

/** Kilometres on the globe between two points. */
function distance([south, west], [north, east]) {
  const high = Math.sin(rad(north - south) / 2) ** 2;
  const wide = Math.sin(rad(east - west) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(high + Math.cos(rad(south)) * Math.cos(rad(north)) * wide));
}

const kilometres = (far) =>
  far === null ? "没写明位置" : far < 1 ? "1 公里以内" : `约 ${far < 10 ? far.toFixed(1) : Math.round(far)} 公里`;

const nearNote = () =>
  el("p", "meta near-note", "你的位置只在这台设备上算距离，不会发给任何人，也不会记下来。");

/** Ask the browser where one is, because somebody pressed a button; `say` tells how it goes. */
function hereabouts(say, found) {
  say("正在取得位置……");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => found([coords.latitude, coords.longitude]),
    () => say("没有取得位置：请在浏览器里允许，或者按地区找。"),
    { timeout: 15000, maximumAge: 300000 },
  );
}
