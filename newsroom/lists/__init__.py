"""Lists of articles: what stands on them, how they are narrowed, how they are paged."""
