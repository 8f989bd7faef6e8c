addEventListener("keydown", event => {
  if (event.key === "Escape") {
    location.hash = "#close";
  }
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => each.setAttribute("open", "")));
