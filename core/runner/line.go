package runner

// line is a queue of users that are due, first in, first out.
type line struct {
	users []*user
	head  int
}

func (l *line) len() int { return len(l.users) - l.head }

func (l *line) push(u *user) {
	if l.head > 64 && l.head*2 > len(l.users) {
		n := copy(l.users, l.users[l.head:])
		clear(l.users[n:])
		l.users, l.head = l.users[:n], 0
	}
	l.users = append(l.users, u)
}

func (l *line) pop() *user {
	u := l.users[l.head]
	l.users[l.head] = nil
	l.head++
	if l.head == len(l.users) {
		l.users, l.head = l.users[:0], 0
	}
	return u
}
