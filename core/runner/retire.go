package runner

// retire ends the newest user of a class, if more than keep go on: at once when
// it waits, at its next task boundary when it runs. Users that have stopped
// themselves leave fewer than were assigned; they are not retired twice.
func (s *scheduler) retire(k *class, keep int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(k.live); n > max(0, keep) {
		s.retireUser(k.live[n-1])
	}
}

// retireUser asks a user to end. The lock is held.
func (s *scheduler) retireUser(u *user) {
	s.depart(u)
	u.retiring.Store(true)
	if u.state == waiting {
		s.timers.remove(u)
		s.sendOff(u)
		s.poke()
	}
}

// sendOff gives a user that neither waits nor runs its last turn, where it has
// something to do in it. The lock is held.
func (s *scheduler) sendOff(u *user) {
	if u.begun && u.class.onStop != nil && !s.cut.Load() {
		s.enqueue(u)
		return
	}
	s.drop(u)
}

// depart takes a user from those that go on. The lock is held.
func (s *scheduler) depart(u *user) {
	if u.slot < 0 {
		return
	}
	k := u.class
	last := len(k.live) - 1
	k.live[u.slot] = k.live[last]
	k.live[u.slot].slot = u.slot
	k.live[last] = nil
	k.live = k.live[:last]
	k.leaving++
	u.slot = -1
}

// drop takes an ended user out of the books. The lock is held.
func (s *scheduler) drop(u *user) {
	s.depart(u)
	u.class.leaving--
	u.state = ended
	u.session.Close()
	s.users--
	s.checkDrained()
}

func (s *scheduler) checkDrained() {
	if s.stopping && s.users == 0 {
		s.stopping = false
		close(s.drained)
	}
}

// end is drop for a worker that has run the user's last turn; it then finds
// the worker another user.
func (s *scheduler) end(w *worker, u *user) (next *user, leave bool) {
	s.settle(u)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop(u)
	return s.next(w, u)
}

// stopAll retires every user. Drained is closed when the last has ended. It
// must be called once, when no more users are added.
func (s *scheduler) stopAll(classes []*class) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopping = true
	for _, k := range classes {
		for n := len(k.live); n > 0; n-- {
			s.retireUser(k.live[n-1])
		}
	}
	s.checkDrained()
}

// dismiss ends the goroutines of all workers: idle ones now, the others when
// they come back.
func (s *scheduler) dismiss() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dismissed = true
	for _, w := range s.idle {
		close(w.inbox)
		delete(s.workers, w)
	}
	s.idle = nil
}

// interruptAll cuts the task of every running user short, and drops those in
// line. It comes after stopAll. A turn that starts meanwhile either sees cut or
// is seen here.
func (s *scheduler) interruptAll() {
	s.cut.Store(true)
	s.mu.Lock()
	defer s.mu.Unlock()
	for w := range s.workers {
		if u := w.user.Load(); u != nil {
			u.Interrupt()
			u.session.Interrupt()
		}
	}
	for s.line.len() > 0 {
		s.drop(s.unqueue())
	}
}
