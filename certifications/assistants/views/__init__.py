"""The endpoint: one JSON-RPC message in, one out."""
