"""The sheets nearest to a sheet that lead to another path. docs/algorithms/counterfactual.md."""
