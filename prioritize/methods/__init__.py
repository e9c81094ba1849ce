"""Methods of counting, one module each, in folders by family; no method imports another."""
