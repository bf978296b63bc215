"use strict";
(() => {
  const scenarios = [...document.querySelectorAll(".scenario")];
  const find = document.getElementById("find");
  const boxes = [...document.querySelectorAll("input[name=outcome]")];
  const texts = new Map();

  // The steps of passed scenarios are compressed; they are read when they are first needed.
  let fragments;
  let loaded = [];
  const read = async () => {
    const bytes = Uint8Array.from(atob(document.getElementById("steps").textContent), sign => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return loaded = JSON.parse(await new Response(stream).text());
  };
  const steps = () => fragments ??= read();

  // The text of a scenario is collected at the first search, not while the page loads.
  const textOf = item => {
    if (!texts.has(item)) {
      const place = item.querySelector("[data-steps]");
      const hidden = place ? new DOMParser().parseFromString(loaded[place.dataset.steps] ?? "", "text/html").body.textContent : "";
      texts.set(item, (item.textContent + hidden).toLowerCase());
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

  find.addEventListener("input", later(() => steps().catch(() => []).then(show)));
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

  document.addEventListener("toggle", async event => {
    const place = event.target.open && event.target.matches(".scenario > details") && event.target.querySelector("[data-steps]");
    if (!place) {
      return;
    }
    const number = place.dataset.steps;
    place.removeAttribute("data-steps");
    try {
      place.outerHTML = (await steps())[number];
    } catch (error) {
      place.textContent = `This browser cannot show the steps: ${error.message}`;
    }
  }, true);

  // A link to a scenario or a constraint expands it.
  const follow = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) {
      return;
    }
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
    if (target.classList.contains("scenario")) {
      target.querySelector("details").open = true;
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  follow();
})();
