"""Running the stages: their order, and the executors that follow it."""
