"""Who practises here: aliases of carers and children, and what each may be asked."""
