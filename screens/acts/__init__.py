"""What people do, as plain functions over a store: both kinds of screen, terminal and page, call them."""
