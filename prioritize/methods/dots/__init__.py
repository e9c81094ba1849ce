"""Methods that count marks beside projects: dots, one vote, approval."""
