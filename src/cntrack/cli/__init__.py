"""The command line: arguments, streams, environment and exit codes; nothing is computed or worded here."""
