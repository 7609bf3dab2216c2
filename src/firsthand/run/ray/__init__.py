"""Reading on Ray: the same plan on the processors of a cluster, or of this machine."""
