package stats

import "sync"

// Recorder collects what a runner measures. Each part of the runner records
// into its own [Shard]; [Recorder.Take] collects what all have.
type Recorder struct {
	mu     sync.Mutex // held by Take
	shards []*Shard
}

// NewRecorder returns a recorder of at least one shard. The limits hold for all
// its shards and deltas together.
func NewRecorder(l Limits, shards int) *Recorder {
	l = l.orDefaults()
	rows := newNames(l.Names, otherName())
	tasks := newNames(l.Names, otherTask())
	checks := newNames(l.Checks, OtherChecks)
	errors := newNames(l.Errors, otherError())
	exceptions := newNames(l.Exceptions, otherException())
	r := &Recorder{shards: make([]*Shard, max(shards, 1))}
	for i := range r.shards {
		r.shards[i] = &Shard{
			rows:       newTable[Key, DeltaRow](rows, otherName()),
			tasks:      newTable[taskKey, TaskRow](tasks, otherTask()),
			checks:     newTable[string, CheckRow](checks, OtherChecks),
			errors:     newTable[errorKey, ErrorRow](errors, otherError()),
			exceptions: newTable[exceptionKey, ExceptionRow](exceptions, otherException()),
			live:       new(scalars), filled: new(scalars),
		}
	}
	return r
}

// Shard returns one of the shards, counted from 0, and round again.
func (r *Recorder) Shard(i int) *Shard { return r.shards[uint(i)%uint(len(r.shards))] }

// harvest is a delta that is being put together.
type harvest struct {
	rows       ledger[Key, DeltaRow, *DeltaRow]
	tasks      ledger[taskKey, TaskRow, *TaskRow]
	checks     ledger[string, CheckRow, *CheckRow]
	errors     ledger[errorKey, ErrorRow, *ErrorRow]
	exceptions ledger[exceptionKey, ExceptionRow, *ExceptionRow]
	scalars
}

// Take returns everything recorded since the last call: header with the fields
// of measurements filled. Recording goes on meanwhile, and each sample is in
// exactly one delta. The recorder never touches a delta again.
func (r *Recorder) Take(header Delta) *Delta {
	r.mu.Lock()
	defer r.mu.Unlock()
	var h harvest
	for _, s := range r.shards {
		s.swap()
		s.drain(&h)
	}
	d := &header
	d.Rows, d.Tasks, d.Checks = h.rows.list(), h.tasks.list(), h.checks.list()
	d.Errors, d.Exceptions = h.errors.list(), h.exceptions.list()
	d.Lag, d.Missed, d.Interrupted = h.lag, h.missed, h.interrupted
	d.Overflow = h.overflow()
	return d
}

func (h *harvest) overflow() Overflow {
	return Overflow{
		Names: h.rows.others(), Tasks: h.tasks.others(), Checks: h.checks.others(),
		Errors: h.errors.others(), Exceptions: h.exceptions.others(),
	}
}

// swap puts what was recorded aside. Afterwards nobody but Take touches it.
func (s *Shard) swap() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows.swap()
	s.tasks.swap()
	s.checks.swap()
	s.errors.swap()
	s.exceptions.swap()
	s.live, s.filled = s.filled, s.live
}

func (s *Shard) drain(h *harvest) {
	s.rows.filled.drain(&h.rows)
	s.tasks.filled.drain(&h.tasks)
	s.checks.filled.drain(&h.checks)
	s.errors.filled.drain(&h.errors)
	s.exceptions.filled.drain(&h.exceptions)
	h.lag.Merge(&s.filled.lag)
	h.missed += s.filled.missed
	h.interrupted += s.filled.interrupted
	s.filled.lag.Reset()
	s.filled.missed, s.filled.interrupted = 0, 0
}
