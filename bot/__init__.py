"""That it runs: settings, logging, command line, wiring, life and death of the process. Nobody imports it."""
