table nodes
