package host

// view is replaced below once printing exists.
func view(x any) any { return plainValue(x) }
