// Counts the seconds on the face of a running clock. The time itself is this computer's: the page is complete without.
(() => {
  const face = document.querySelector("[data-ran]");
  if (!face) return;
  const begun = performance.now() - 1000 * Number(face.dataset.ran);
  const shown = face.querySelector("bdi");
  setInterval(() => {
    const seconds = Math.floor((performance.now() - begun) / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 250);
})();
