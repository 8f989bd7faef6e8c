addEventListener("keydown", event => {
  if (event.key === "Escape") {
    location.hash = "#close";
  }
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => each.setAttribute("open", "")));
document.querySelectorAll(".page iframe").forEach(frame => {
  const fit = () => {
    const body = frame.contentDocument?.body;
    if (body) {
      body.classList.add("embedded");
      frame.style.height = body.scrollHeight + "px";
    }
  };
  frame.addEventListener("load", fit);
  addEventListener("resize", fit);
  fit();
});
