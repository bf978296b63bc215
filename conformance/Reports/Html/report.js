"use strict";
(() => {
  const stories = [...document.querySelectorAll(".story")];
  const find = document.getElementById("find");
  const boxes = [...document.querySelectorAll("input[name=outcome]")];
  const texts = new Map();

  // A story's text is gathered when somebody first looks for something, not while the page loads.
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
    for (const story of stories) {
      const fit = outcomes.has(story.dataset.outcome) && fits(story, words);
      story.hidden = !fit;
      shown += fit ? 1 : 0;
    }
    const all = words.length === 0 && boxes.every(box => box.checked);
    for (const file of document.querySelectorAll(".file")) {
      file.hidden = !file.querySelector(".story:not([hidden])");
      // What was looked for is not to hide in a closed file.
      file.open ||= !all;
    }
    document.getElementById("shown").textContent = `${shown} of ${stories.length} stories`;
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

  const open = yes => stories.filter(story => !story.hidden).forEach(story => {
    story.querySelector("details").open = yes;
    story.closest(".file").open ||= yes;
  });
  document.getElementById("open").addEventListener("click", () => open(true));
  document.getElementById("close").addEventListener("click", () => open(false));

  document.addEventListener("keydown", event => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      find.focus();
    }
  });

  // A link to a story opens it.
  const follow = () => {
    const story = location.hash && document.getElementById(location.hash.slice(1));
    if (story && story.classList.contains("story")) {
      story.querySelector("details").open = true;
      story.closest(".file").open = true;
      story.scrollIntoView();
    }
  };
  addEventListener("hashchange", follow);
  follow();
})();
