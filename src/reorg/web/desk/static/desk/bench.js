// Keys for the bench: a key presses what bears it in data-key. The page is complete without this file.
(() => {
  let gone = false;
  const bearing = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  // on keyboards of other scripts, the key at the place of a Latin letter or digit counts
  const named = (event) => {
    if (/^[ -~]$/.test(event.key)) return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.key;
    if (/^Key[A-Z]$/.test(event.code)) return event.code[3].toLowerCase();
    if (/^Digit[0-9]$/.test(event.code)) return event.code[5];
    return event.key === "؟" ? "?" : event.key;
  };
  const beside = (steps) => {
    const tabs = [...document.querySelectorAll(".candidates a")];
    const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
    return tabs[at + steps];
  };
  document.addEventListener("keydown", (event) => {
    const on = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || gone) return;
    if (on.closest("textarea, select, input:not([type=radio], [type=checkbox])")) return;
    const key = named(event);
    if (key === "Enter" && on.closest("a, button, summary")) return;
    const arrow = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (arrow && on.type === "radio") return;
    const target = arrow ? beside(document.dir === "rtl" ? -arrow : arrow) : bearing(key);
    if (!target) return;
    event.preventDefault();
    if (target.type === "search") return target.focus();
    gone = target.tagName !== "SUMMARY";
    target.click();
  });
  // nobody decides twice by pressing twice
  document.addEventListener("submit", () => { gone = true; });
  window.addEventListener("pageshow", () => { gone = false; });
})();
