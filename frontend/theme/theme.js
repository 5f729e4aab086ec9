// The remembered choice of light or dark, before anything is painted; without one the system's holds.
const chosen = localStorage.getItem('bylaw-theme');
if (chosen) {
  document.documentElement.style.colorScheme = chosen;
}
