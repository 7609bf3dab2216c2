"""Training of what links reports: the rarity of words, and the weights of the evidence on two of them."""
