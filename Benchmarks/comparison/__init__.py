"""What `Benchmarks/run` compares, one module for each comparison: `measure` for one round, `show` for all of them."""
