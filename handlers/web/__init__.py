"""The desk in a browser and over HTTP: the only folder that knows the web framework."""
