"""Who asks the API, and how much they may: keys, their scopes, rates."""
