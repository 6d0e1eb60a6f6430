package stats

import (
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/fault"
)

// Shard is one part of a [Recorder]. It may be used by many goroutines; it is
// fastest when few share it.
type Shard struct {
	mu           sync.Mutex
	rows         table[Key, DeltaRow, *DeltaRow]
	tasks        table[taskKey, TaskRow, *TaskRow]
	checks       table[string, CheckRow, *CheckRow]
	errors       table[errorKey, ErrorRow, *ErrorRow]
	exceptions   table[exceptionKey, ExceptionRow, *ExceptionRow]
	live, filled *scalars
}

// scalars is what a shard counts outside of tables.
type scalars struct {
	lag                 Histogram
	missed, interrupted uint64
}

// Sample records a request, which may be changed afterwards. A part of the
// request that is zero did not happen and is not recorded; a response time below
// the service time counts as the service time.
func (s *Shard) Sample(sample *Sample) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.row(Key{sample.Method, sample.Name})
	r.record(sample)
	if sample.Kind != "" {
		s.fail(r.Key, sample.Kind, sample.Message, sample.At)
	}
}

// Interrupted counts a request that was in flight when the run ended, and lists
// it among the errors under the kind [fault.Cut]. It is neither a success nor a
// failure of its row, and its times are not recorded: nobody knows what the
// target would have answered, or when.
func (s *Shard) Interrupted(sample *Sample) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live.interrupted++
	r := s.row(Key{sample.Method, sample.Name})
	s.fail(r.Key, string(fault.Cut), sample.Message, sample.At)
}

func (s *Shard) row(k Key) *DeltaRow {
	if r := s.rows.row(k); r != nil {
		return r
	}
	return s.rows.rowOf(k.bounded())
}

func (s *Shard) fail(k Key, kind, message string, at time.Time) {
	r := s.errors.row(errorKey{k, kind, message})
	if r == nil {
		kind, message = line(kind, maxName), line(message, maxMessage)
		r = s.errors.rowOf(errorKey{k, kind, group(message)})
	}
	r.add(&ErrorRow{Message: message, Count: 1, FirstSeen: at, LastSeen: at})
}

// Iteration records one run of a task.
func (s *Shard) Iteration(i Iteration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.tasks.row(taskKey{i.Class, i.Task})
	if r == nil {
		r = s.tasks.rowOf(taskKey{line(i.Class, maxName), line(i.Task, maxName)})
	}
	r.Duration.Record(i.Duration)
	if i.Failed {
		r.Failures++
	}
}

// Check counts a named check.
func (s *Shard) Check(name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.checks.row(name)
	if r == nil {
		r = s.checks.rowOf(line(name, maxName))
	}
	if ok {
		r.Passed++
	} else {
		r.Failed++
	}
}

// Exception counts a panic in a scenario. The first one of its place and message
// is kept as an example.
func (s *Shard) Exception(e Exception) {
	e.Where, e.Message, e.Stack = line(e.Where, maxName), line(e.Message, maxMessage), clip(e.Stack, maxStack)
	e.Class, e.Task = line(e.Class, maxName), line(e.Task, maxName)
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.exceptions.rowOf(exceptionKey{e.Where, group(e.Message)})
	r.add(&ExceptionRow{Exception: e, Count: 1, FirstSeen: e.At, LastSeen: e.At})
}

// Lag records how late an iteration started against plan.
func (s *Shard) Lag(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live.lag.Record(d)
}

// Missed counts an iteration that was planned but could not start.
func (s *Shard) Missed() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live.missed++
}
