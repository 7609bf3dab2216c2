"""Training of the first look: `python -m training.first_look --data ../shared/data`."""
