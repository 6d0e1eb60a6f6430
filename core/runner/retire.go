package runner

// retire ends the newest user of a class: at once when it waits, at its next
// task boundary when it runs. It does nothing when the class has none left.
func (s *scheduler) retire(k *class) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(k.live) - 1; i >= 0; i-- {
		if u := k.live[i]; !u.retiring.Load() {
			s.retireUser(u)
			return
		}
	}
}

// retireUser asks a user to end. The lock is held.
func (s *scheduler) retireUser(u *user) {
	u.retiring.Store(true)
	if u.state != waiting {
		return
	}
	s.timers.remove(u)
	if u.begun && u.class.onStop != nil {
		s.enqueue(u)
		s.poke()
		return
	}
	s.drop(u)
}

// drop takes an ended user out of the books. The lock is held.
func (s *scheduler) drop(u *user) {
	u.state = ended
	live := u.class.live
	last := live[len(live)-1]
	live[u.slot], last.slot = last, u.slot
	live[len(live)-1] = nil
	u.class.live = live[:len(live)-1]
	u.session.Close()
	s.users--
	s.checkDrained()
}

func (s *scheduler) checkDrained() {
	if s.stopping.Load() && s.users == 0 {
		select {
		case <-s.drained:
		default:
			close(s.drained)
		}
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

// stopAll retires every user. Drained is closed when the last has ended.
func (s *scheduler) stopAll(classes []*class) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopping.Store(true)
	for _, k := range classes {
		for i := len(k.live) - 1; i >= 0; i-- {
			s.retireUser(k.live[i])
		}
	}
	s.checkDrained()
	s.poke()
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

// interruptAll cuts the task of every running user short. A turn that starts
// meanwhile either sees cut or is seen here.
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
}
