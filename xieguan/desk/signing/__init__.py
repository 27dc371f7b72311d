"""Small signed messages that anybody can check with a published key, far from the office and without a network."""
