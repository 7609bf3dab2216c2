"""Makes the trained reader: reports annotated by hand, public data, an encoder, its heads, the files of the package."""
