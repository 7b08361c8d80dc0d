"""Writes pages and results as text, one format a module; result in, string out, nothing printed or judged."""
