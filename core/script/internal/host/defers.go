package host

// Defers are the deferred calls of one call of a function. They belong to the
// goroutine that runs it.
type Defers struct {
	machine   *Machine
	calls     []deferred
	done      bool
	panicking bool
	recovered bool
	value     any
}

// deferred is one call. Dynamic says that its function is known only at run
// time, so that it has to find out by itself whose panic it may recover.
type deferred struct {
	call    func()
	dynamic bool
}

// NewDefers returns an empty list.
func (m *Machine) NewDefers() *Defers { return &Defers{machine: m} }

// Push defers a call.
func (d *Defers) Push(call func(), dynamic bool) {
	d.calls = append(d.calls, deferred{call, dynamic})
}

// Run runs a function's body, and then what it deferred, also when it panics.
// If the panic was recovered, Run returns and Recovered says so.
func (d *Defers) Run(body func()) {
	defer d.unwind()
	body()
	d.done = true
}

// Drain runs what was deferred, at a return of the body.
func (d *Defers) Drain() {
	for n := len(d.calls); n > 0; n = len(d.calls) {
		last := d.calls[n-1]
		d.calls = d.calls[:n-1]
		last.call()
	}
}

// Recovered reports whether a panic was recovered, so that the function returns
// what its named results hold.
func (d *Defers) Recovered() bool { return d.recovered }

// unwind goes on after a panic, or after the end of the goroutine.
func (d *Defers) unwind() {
	if d.done {
		return
	}
	r := recover()
	if _, ended := r.(exit); ended {
		panic(r) // nothing of the script runs any more, as with os.Exit
	}
	if r != nil {
		d.panicking, d.value = true, translate(r)
	}
	d.recovered = r != nil
	for len(d.calls) > 0 {
		d.next()
	}
	if d.panicking {
		panic(d.value)
	}
}

// next runs one call; a panic in it takes the place of the one under way.
func (d *Defers) next() {
	last := d.calls[len(d.calls)-1]
	d.calls = d.calls[:len(d.calls)-1]
	defer func() {
		if r := recover(); r != nil {
			d.panicking, d.value, d.recovered = true, translate(r), true
		}
	}()
	if last.dynamic && d.panicking {
		defer d.machine.active.enter(d)()
	}
	last.call()
}

// Recover is Go's recover, called by a function that d deferred; d is nil if
// nobody did.
func (d *Defers) Recover() any {
	if d == nil || !d.panicking {
		return nil
	}
	d.panicking = false
	if d.machine.OnRecover != nil {
		d.machine.OnRecover()
	}
	return payload(d.value)
}
