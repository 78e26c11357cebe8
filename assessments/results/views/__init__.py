"""The pages of a result and of a plan for one certification."""
