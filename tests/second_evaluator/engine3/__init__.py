"""Engine 3 a second time, from its pages in docs/algorithms alone: plain functions over documents.

What engine 3 takes over from its predecessors is in the modules beside this folder. `evaluation.evaluate`
is the whole of it.
"""
