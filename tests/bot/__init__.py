"""That it runs: settings, logs, command line, wiring."""
