package stats

// row is what the rows of all tables have in common.
type row[K comparable, R any] interface {
	*R
	// begin names a new row, key returns what it was named.
	begin(K)
	key() K
	// add adds the figures of another row, whatever its name.
	add(*R)
	// size is how much was counted.
	size() uint64
	// clear zeroes the figures.
	clear()
}

// ledger holds rows by their number; those not needed yet are nil.
type ledger[K comparable, R any, P row[K, R]] struct {
	rows []P
}

// at returns the row of a number, which is made under the key if need be.
func (l *ledger[K, R, P]) at(id int, k K) P {
	if id >= len(l.rows) {
		l.rows = append(l.rows, make([]P, id+1-len(l.rows))...)
	}
	if l.rows[id] == nil {
		l.rows[id] = new(R)
		l.rows[id].begin(k)
	}
	return l.rows[id]
}

// drain moves all figures into another ledger.
func (l *ledger[K, R, P]) drain(into *ledger[K, R, P]) {
	for id, r := range l.rows {
		if r == nil {
			continue
		}
		if r.size() > 0 {
			into.at(id, r.key()).add(r)
		}
		r.clear()
	}
}

// list returns the rows that counted something.
func (l *ledger[K, R, P]) list() []R {
	var list []R
	for _, r := range l.rows {
		if r != nil && r.size() > 0 {
			list = append(list, *r)
		}
	}
	return list
}

// others is how much was counted in the row for others.
func (l *ledger[K, R, P]) others() uint64 {
	if len(l.rows) == 0 || l.rows[0] == nil {
		return 0
	}
	return l.rows[0].size()
}

// table is a shard's part of a table of the run. It has two ledgers: one that
// is recorded into, one that is being drained.
type table[K comparable, R any, P row[K, R]] struct {
	names        *names[K]
	others       K
	ids          map[K]int
	live, filled *ledger[K, R, P]
}

func newTable[K comparable, R any, P row[K, R]](n *names[K], others K) table[K, R, P] {
	return table[K, R, P]{
		names: n, others: others, ids: map[K]int{},
		live: new(ledger[K, R, P]), filled: new(ledger[K, R, P]),
	}
}

// row returns the row of a key that was seen before, or nil.
func (t *table[K, R, P]) row(k K) P {
	if id, ok := t.ids[k]; ok {
		return t.live.at(id, k)
	}
	return nil
}

// rowOf returns the row of any key: its own, or the one for others.
func (t *table[K, R, P]) rowOf(k K) P {
	if r := t.row(k); r != nil {
		return r
	}
	id := t.names.number(k)
	if id == 0 {
		return t.live.at(0, t.others)
	}
	t.ids[k] = id
	return t.live.at(id, k)
}

func (t *table[K, R, P]) swap() { t.live, t.filled = t.filled, t.live }
