"""What a language must provide. See docs/how-to/add-a-language.md."""
