"""Speed and memory, as whole processes and as ratios within one run: machines are noisy."""
