package stats

import "time"

// The keys of rows, and of the rows for others.
type (
	taskKey  struct{ class, task string }
	errorKey struct {
		row         Key
		kind, group string
	}
	exceptionKey struct{ where, group string }
)

func otherName() Key               { return Key{Name: OtherNames} }
func otherTask() taskKey           { return taskKey{task: OtherTasks} }
func otherError() errorKey         { return errorKey{group: OtherErrors} }
func otherException() exceptionKey { return exceptionKey{where: OtherExceptions} }

// bounded returns the key as it may be kept.
func (k Key) bounded() Key { return Key{line(k.Method, maxName), line(k.Name, maxName)} }

func (r *DeltaRow) begin(k Key)  { r.Key = k }
func (r *DeltaRow) key() Key     { return r.Key }
func (r *DeltaRow) size() uint64 { return r.OK.Service.count + r.Failed.Service.count }

func (r *DeltaRow) add(o *DeltaRow) {
	r.OK.add(&o.OK)
	r.Failed.add(&o.Failed)
	r.Connect.Merge(&o.Connect)
	r.TLS.Merge(&o.TLS)
	r.FirstByte.Merge(&o.FirstByte)
	r.Download.Merge(&o.Download)
}

func (r *DeltaRow) clear() {
	r.OK.clear()
	r.Failed.clear()
	r.Connect.recycle()
	r.TLS.recycle()
	r.FirstByte.recycle()
	r.Download.recycle()
}

func (r *DeltaRow) record(s *Sample) {
	if s.Kind == "" {
		r.OK.record(s)
	} else {
		r.Failed.record(s)
	}
	phase(&r.Connect, s.Connect)
	phase(&r.TLS, s.TLS)
	phase(&r.FirstByte, s.FirstByte)
	phase(&r.Download, s.Download)
}

// phase records a part of a request that did happen.
func phase(h *Histogram, d time.Duration) {
	if d > 0 {
		h.Record(d)
	}
}

func (o *Outcome) record(s *Sample) {
	o.Bytes += uint64(max(s.Bytes, 0))
	o.Service.Record(s.Service)
	o.Response.Record(max(s.Response, s.Service))
}

func (o *Outcome) add(p *Outcome) {
	o.Bytes += p.Bytes
	o.Service.Merge(&p.Service)
	o.Response.Merge(&p.Response)
}

func (o *Outcome) clear() {
	o.Bytes = 0
	o.Service.recycle()
	o.Response.recycle()
}

func (r *TaskRow) begin(k taskKey) { r.Class, r.Task = k.class, k.task }
func (r *TaskRow) key() taskKey    { return taskKey{r.Class, r.Task} }
func (r *TaskRow) size() uint64    { return r.Duration.count }

func (r *TaskRow) add(o *TaskRow) {
	r.Failures += o.Failures
	r.Duration.Merge(&o.Duration)
}

func (r *TaskRow) clear() {
	r.Failures = 0
	r.Duration.recycle()
}

func (r *CheckRow) begin(name string) { r.Name = name }
func (r *CheckRow) key() string       { return r.Name }
func (r *CheckRow) size() uint64      { return r.Passed + r.Failed }
func (r *CheckRow) clear()            { r.Passed, r.Failed = 0, 0 }

func (r *CheckRow) add(o *CheckRow) {
	r.Passed += o.Passed
	r.Failed += o.Failed
}

func (r *ErrorRow) begin(k errorKey) { r.Key, r.Kind, r.Message = k.row, k.kind, k.group }
func (r *ErrorRow) key() errorKey    { return errorKey{r.Key, r.Kind, group(r.Message)} }
func (r *ErrorRow) size() uint64     { return r.Count }
func (r *ErrorRow) clear()           { r.Count, r.FirstSeen, r.LastSeen = 0, time.Time{}, time.Time{} }

func (r *ErrorRow) add(o *ErrorRow) {
	if r.Kind != "" { // only the row for others has none
		r.Message = common(r.Message, o.Message, r.Count == 0)
	}
	r.Count += o.Count
	r.FirstSeen, r.LastSeen = span(r.FirstSeen, r.LastSeen, o.FirstSeen, o.LastSeen)
}

// common is the message of a row: the text itself while all texts are the same,
// what they have in common once they differ.
func common(mine, text string, first bool) string {
	if first || mine == text {
		return text
	}
	return group(mine)
}

// span joins two spans of time; a zero time is unknown.
func span(first, last, otherFirst, otherLast time.Time) (time.Time, time.Time) {
	if first.IsZero() || !otherFirst.IsZero() && otherFirst.Before(first) {
		first = otherFirst
	}
	if otherLast.After(last) {
		last = otherLast
	}
	return first, last
}

func (r *ExceptionRow) begin(k exceptionKey) { r.Where, r.Message = k.where, k.group }
func (r *ExceptionRow) key() exceptionKey    { return exceptionKey{r.Where, group(r.Message)} }
func (r *ExceptionRow) size() uint64         { return r.Count }

func (r *ExceptionRow) clear() {
	where, message := r.Where, r.Message
	*r = ExceptionRow{}
	r.Where, r.Message = where, message
}

// add keeps the earliest panic as the example of those in the row.
func (r *ExceptionRow) add(o *ExceptionRow) {
	where, message := r.Where, r.Message
	if r.Where != OtherExceptions {
		message = common(r.Message, o.Message, r.Count == 0)
	}
	if r.Count == 0 || o.FirstSeen.Before(r.FirstSeen) {
		r.Exception = o.Exception
	}
	r.Where, r.Message = where, message
	r.Count += o.Count
	r.FirstSeen, r.LastSeen = span(r.FirstSeen, r.LastSeen, o.FirstSeen, o.LastSeen)
}
