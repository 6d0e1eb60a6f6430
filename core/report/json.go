package report

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/loadcore/loadcore/core/stats"
)

// JSON writes the summary of a finished run for other programs. What it holds
// is described by docs/summary.schema.json and explained in docs/summary.md.
// Passwords in the host's URL are left out.
func JSON(w io.Writer, s *stats.Summary) error {
	doc, err := summaryOf(s)
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write the JSON summary: %w", err)
	}
	return nil
}

func summaryOf(s *stats.Summary) (*summaryDoc, error) {
	histograms, err := histogramsOf(s.Snapshot)
	if err != nil {
		return nil, err
	}
	return &summaryDoc{
		Version:  s.Version,
		Run:      runOf(s),
		Verdict:  verdictDoc{State: string(s.Verdict.State), Reasons: list(s.Verdict.Reasons, func(r string) string { return r })},
		Total:    rowOf(s.Total),
		Requests: list(s.Rows, rowOf), Tasks: list(s.Tasks, taskOf),
		Errors: list(s.Errors, errorOf), Exceptions: list(s.Exceptions, exceptionOf), Checks: list(s.Checks, checkOf),
		Thresholds: []struct{}{},
		Overflow:   overflowDoc(s.Overflow),
		Generator:  generatorOf(s.Snapshot),
		Histograms: histograms,
	}, nil
}

// list converts a slice; it is never nil, so that JSON has [] and not null.
func list[From, To any](in []From, convert func(From) To) []To {
	out := make([]To, len(in))
	for i, v := range in {
		out[i] = convert(v)
	}
	return out
}

func runOf(s *stats.Summary) runDoc {
	return runDoc{
		StartedAt: stamp(s.StartedAt), EndedAt: stamp(s.Ended),
		Duration: s.Ended.Sub(s.StartedAt).Seconds(), Measured: (s.At - s.Since).Seconds(),
		Host: withoutPassword(s.Host), Seed: s.Seed,
		Sources: list(s.Sources, func(f stats.Source) sourceDoc { return sourceDoc(f) }),
		Users:   usersDoc{Max: s.MaxUsers, Final: s.FinalUsers}, ExitCode: s.ExitCode,
	}
}

// withoutPassword hides the password of a URL, and all before the host of
// what is no URL.
func withoutPassword(host string) string {
	if u, err := url.Parse(host); err == nil {
		return u.Redacted()
	}
	return host[strings.LastIndexByte(host, '@')+1:]
}

func histogramsOf(s *stats.Snapshot) (histogramsDoc, error) {
	doc := histogramsDoc{Unit: "us", Encoding: "HDR compressed V2, base64", Requests: []rowHistogramsDoc{}}
	total, err := encoded(&s.Total)
	if err != nil {
		return doc, err
	}
	doc.Total = total
	for i := range s.Rows {
		r := &s.Rows[i]
		both, err := encoded(r)
		if err != nil {
			return doc, err
		}
		doc.Requests = append(doc.Requests, rowHistogramsDoc{Method: r.Method, Name: r.Name, bothDoc: both})
	}
	return doc, nil
}

// encoded is the histograms of a row; a snapshot that is not final has none.
func encoded(r *stats.Row) (out bothDoc, err error) {
	for _, h := range []struct {
		from *stats.Histogram
		to   *string
	}{{r.ServiceHistogram, &out.Service}, {r.ResponseHistogram, &out.Response}} {
		if h.from == nil {
			h.from = new(stats.Histogram)
		}
		if *h.to, err = h.from.Encode(); err != nil {
			return out, fmt.Errorf("encode the histogram of %s %s: %w", r.Method, r.Name, err)
		}
	}
	return out, nil
}
