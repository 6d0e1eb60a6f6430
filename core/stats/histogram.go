package stats

// Histogram counts durations.
type Histogram struct{}
