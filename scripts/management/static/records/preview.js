"use strict";
// With scripts, the button shows the preview below the form instead of in a new tab.
{
  for (const button of document.querySelectorAll("button[data-preview]")) {
    const frame = document.querySelector(`iframe[name="${button.dataset.preview}"]`);
    button.formTarget = frame.name;
    button.addEventListener("click", () => {
      frame.loading = "eager"; // a lazy frame would load the saved record over what is sent now
      frame.closest("section").classList.add("shown");
      frame.scrollIntoView({ block: "nearest" });
    });
  }
}
