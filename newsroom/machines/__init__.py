"""What programs are told: sitemaps, languages, terms of use."""
