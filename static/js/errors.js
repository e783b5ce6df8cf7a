// After a form came back with errors: take keyboard and screen reader to the list of them.
document.querySelector("[data-error-summary]")?.focus();
