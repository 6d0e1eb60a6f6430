package main

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// scripted answers each request with the next of its replies, the last one for
// ever.
type scripted struct {
	replies []load.Reply
	paths   []string
}

func (s *scripted) Do(_ string, q *load.Request, r *load.Reply) {
	s.paths = append(s.paths, q.Path)
	*r = s.replies[0]
	if len(s.replies) > 1 {
		s.replies = s.replies[1:]
	}
}

func (s *scripted) Interrupt() {}

func TestPoll(t *testing.T) {
	t.Parallel()
	refused := load.Reply{Kind: "refused", Message: "connection refused"}
	for _, c := range []struct {
		proves  string
		replies []load.Reply
		takes   time.Duration
		paths   string
		fails   string
	}{
		{"a healthy target is not waited for", []load.Reply{{Status: 200}}, 0, "/_healthz", ""},
		{"a target without a health page is asked for its homepage", []load.Reply{{Status: 404}, {Status: 200}}, 0, "/_healthz /", ""},
		{"a target that comes up late is asked again", []load.Reply{refused, refused, {Status: 200}}, 2 * pollEvery, "/_healthz /_healthz /_healthz", ""},
		{"a target that is refused for ever", []load.Reply{refused}, 3 * time.Second, "/_healthz", "connection refused (refused)"},
		{"a target that is never well", []load.Reply{{Status: 503}}, 3 * time.Second, "/_healthz /", "GET /: status 503"},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s, begin := &scripted{replies: c.replies}, time.Now()
				err := poll(t.Context(), s, "http://shop", 3*time.Second)
				if took := time.Since(begin); took != c.takes {
					t.Errorf("took %v, want %v", took, c.takes)
				}
				if !strings.HasPrefix(strings.Join(s.paths, " "), c.paths) {
					t.Errorf("asked for %v, want %s", s.paths, c.paths)
				}
				if (err == nil) != (c.fails == "") || err != nil && !strings.Contains(err.Error(), c.fails) {
					t.Errorf("error %v, want %q", err, c.fails)
				}
				if err != nil && fault.KindOf(err) != fault.Target {
					t.Errorf("error is of kind %s", fault.KindOf(err))
				}
			})
		})
	}
}

func TestPollEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := poll(ctx, &scripted{replies: []load.Reply{{Status: 503}}}, "http://shop", time.Hour)
	if err == nil {
		t.Error("an interrupted wait reports that the target is there")
	}
	if err != nil && strings.Contains(err.Error(), time.Hour.String()) {
		t.Errorf("an interrupted wait claims to have waited to its end: %v", err)
	}
	if got := fault.KindOf(before(ctx, err)); got != fault.Interrupted {
		t.Errorf("an interrupted wait ends as %s", got)
	}
}
