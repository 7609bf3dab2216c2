"""The benchmarks: one module each, listed by hand in `registry`."""
