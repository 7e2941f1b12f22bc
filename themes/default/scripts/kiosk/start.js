[walks, keyboard, idle, locks, prints].forEach((begin) => begin());
