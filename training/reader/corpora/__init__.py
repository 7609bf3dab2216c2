"""Where the reader's training texts come from, one module for each source."""
