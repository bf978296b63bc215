"use strict";
(() => {
  const scenarios = [...document.querySelectorAll(".scenario")];
  const find = document.getElementById("find");
  const boxes = [...document.querySelectorAll("input[name=outcome]")];
  const texts = new Map();

  // The text of a scenario is collected at the first search, not while the page loads.
  const textOf = item => {
    if (!texts.has(item)) {
      texts.set(item, item.textContent.toLowerCase());
    }
    return texts.get(item);
  };
  const fits = (item, words) => words.every(word => textOf(item).includes(word));
  const wordsOf = input => input.value.toLowerCase().split(/\s+/).filter(word => word);

  const show = () => {
    const words = wordsOf(find);
    const outcomes = new Set(boxes.filter(box => box.checked).map(box => box.value));
    let shown = 0;
    for (const scenario of scenarios) {
      const fit = outcomes.has(scenario.dataset.outcome) && fits(scenario, words);
      scenario.hidden = !fit;
      shown += fit ? 1 : 0;
    }
    const all = words.length === 0 && boxes.every(box => box.checked);
    for (const file of document.querySelectorAll(".file")) {
      file.hidden = !file.querySelector(".scenario:not([hidden])");
      // A match must not stay hidden in a collapsed file.
      file.open ||= !all;
    }
    document.getElementById("shown").textContent = `${shown} of ${scenarios.length} scenarios`;
    document.getElementById("nothing").hidden = shown > 0;
  };

  const later = action => {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, 120);
    };
  };

  find.addEventListener("input", later(show));
  boxes.forEach(box => box.addEventListener("change", show));
  document.querySelectorAll("input[data-find]").forEach(input => input.addEventListener("input", later(() => {
    const words = wordsOf(input);
    for (const row of document.getElementById(input.dataset.find).rows) {
      row.hidden = !fits(row, words);
    }
  })));

  const open = yes => scenarios.filter(scenario => !scenario.hidden).forEach(scenario => {
    scenario.querySelector("details").open = yes;
    scenario.closest(".file").open ||= yes;
  });
  document.getElementById("open").addEventListener("click", () => open(true));
  document.getElementById("close").addEventListener("click", () => open(false));

  document.addEventListener("keydown", event => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      find.focus();
    }
  });

  // A link to a scenario expands it.
  const follow = () => {
    const scenario = location.hash && document.getElementById(location.hash.slice(1));
    if (scenario && scenario.classList.contains("scenario")) {
      scenario.querySelector("details").open = true;
      scenario.closest(".file").open = true;
      scenario.scrollIntoView();
    }
  };
  addEventListener("hashchange", follow);
  follow();
})();
