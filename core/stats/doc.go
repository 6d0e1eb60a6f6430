// Package stats records what was measured, merges it and sums it up.
//
// Samples go into a [Recorder], one [Shard] for each part of a runner, so that
// nothing is sent or locked globally per request. Once a second the recorder
// gives a [Delta], which can be merged with any other delta. [Totals] merges
// deltas and publishes an immutable [Snapshot].
//
// Times are kept in histograms of microseconds with three significant digits,
// in the layout of HdrHistogram (http://hdrhistogram.org).
package stats
