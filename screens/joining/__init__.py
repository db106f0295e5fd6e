"""Everyone joins: pages for a browser, served from a thread of their own with a store of their own."""
