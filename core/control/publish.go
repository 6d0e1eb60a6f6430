package control

import (
	"slices"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// settle is how long after each second the figures of that second are
// published, so that the deltas of that second are in them.
const settle = 100 * time.Millisecond

// publishSecond publishes the figures of the second that has just passed.
func (r *run) publishSecond() {
	r.resetAfterRamp()
	now := r.elapsed() - settle
	at := now.Truncate(second)
	r.book.facts.passed(now, r.second)
	r.second = at
	r.publish(at)
	r.tick.Reset(at + second + settle - r.elapsed())
}

func (r *run) publish(at time.Duration) {
	r.last = r.book.totals.Snapshot(max(at, r.book.since), r.wall(at))
	r.tell()
}

func (r *run) tell() {
	target := r.cfg.Users
	if to, ok := r.alloc.target(); ok {
		target = to
	}
	r.feed.publish(&stats.Progress{Snapshot: r.last, Phase: r.phase, Target: target, RunTime: r.cfg.RunTime})
}

// wall is the wall clock at an offset.
func (r *run) wall(at time.Duration) time.Time {
	if r.began.IsZero() {
		return r.made
	}
	return r.began.Add(at)
}

// finish sums the run up and ends all subscriptions.
func (r *run) finish() *stats.Summary {
	close(r.quit)
	r.forwarders.Wait()
	at := min(r.book.latest(), r.elapsed())
	if at == 0 {
		at = r.elapsed()
	}
	at = max(at, r.book.since)
	r.last = r.book.totals.Final(at, r.wall(at))
	r.tell()
	r.feed.close()
	return &stats.Summary{
		StartedAt: r.wall(0), Ended: r.wall(at),
		Host: r.cfg.Spec.Host, Seed: r.cfg.Spec.Seed, Sources: slices.Clone(r.sources),
		MaxUsers: max(r.book.maxUsers, r.finalUsers), FinalUsers: r.finalUsers,
		Verdict: Judge(r.last, r.book.facts), Snapshot: r.last,
	}
}
