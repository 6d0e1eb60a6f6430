package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"

	"github.com/loadcore/loadcore/core/demo"
	"github.com/loadcore/loadcore/core/stats"
)

// timed keeps how long the demo shop took for each answer.
type timed struct {
	mu   sync.Mutex
	took stats.Histogram
}

func (t *timed) see(r demo.Record) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.took.Record(r.Took)
}

func (t *timed) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_ = json.NewEncoder(w).Encode(figuresOf(&t.took))
}

// serveTimed is the demo shop with a latency, which is exact to a tenth of a
// millisecond on Linux. It prints where its figures are, then where it is.
func serveTimed(args []string, stdout io.Writer) error {
	if len(args) != 1 {
		return errors.New("the timed target takes a latency")
	}
	latency, err := demo.ParseLatency(args[0])
	if err != nil {
		return err
	}
	t := &timed{}
	shop, err := demo.Listen(demo.Config{Latency: latency, OnRequest: t.see})
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s/ %s\n", ln.Addr(), shop.URL())
	return http.Serve(ln, t)
}

func (t *target) seen(to *figures) error {
	resp, err := http.Get(t.figures)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(to)
}
