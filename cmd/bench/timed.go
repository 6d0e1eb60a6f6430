package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// timed is a target that answers after a delay and keeps how long each answer
// really took, from the request's arrival until the answer was written.
type timed struct {
	delay time.Duration
	mu    sync.Mutex
	took  stats.Histogram
}

func serveTimed(args []string, stdout io.Writer) error {
	if len(args) != 1 {
		return errors.New("the timed target takes a delay")
	}
	delay, err := time.ParseDuration(args[0])
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s/\n", ln.Addr())
	t := &timed{delay: delay}
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go t.serve(c)
	}
}

func (t *timed) serve(c net.Conn) {
	defer c.Close()
	in := bufio.NewReader(c)
	for {
		q, err := http.ReadRequest(in)
		if err != nil {
			return
		}
		start := time.Now()
		if q.URL.Path == "/figures" {
			_ = t.report(c)
			continue
		}
		if t.delay > 0 {
			sleep(t.delay)
		}
		if _, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"); err != nil {
			return
		}
		t.mu.Lock()
		t.took.Record(time.Since(start))
		t.mu.Unlock()
	}
}

func (t *timed) report(c net.Conn) error {
	t.mu.Lock()
	text, err := json.Marshal(figuresOf(&t.took))
	t.mu.Unlock()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(text), text)
	return err
}

func (t *target) figures(to *figures) error {
	resp, err := http.Get(t.url + "figures")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(to)
}
