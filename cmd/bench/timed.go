package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/stats"
)

// serveTimed answers after a delay and keeps how long each answer really took,
// from the request's arrival until the answer is handed to the system.
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
	var mu sync.Mutex
	var h stats.Histogram
	return fasthttp.Serve(ln, func(ctx *fasthttp.RequestCtx) {
		if string(ctx.Path()) == "/figures" {
			mu.Lock()
			defer mu.Unlock()
			_ = json.NewEncoder(ctx).Encode(figuresOf(&h))
			return
		}
		start := ctx.Time()
		if delay > 0 {
			time.Sleep(delay)
		}
		ctx.SetBodyString("ok")
		mu.Lock()
		defer mu.Unlock()
		h.Record(time.Since(start))
	})
}

func (t *target) figures(to *figures) error {
	resp, err := http.Get(t.url + "figures")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(to)
}
