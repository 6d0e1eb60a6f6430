package demo

import (
	"errors"
	"fmt"
	"log"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/valyala/fasthttp"
)

// Server is a running shop. Make it with [Listen]; its methods may be called
// by many goroutines at a time.
type Server struct {
	config   Config
	site     *site
	router   router
	names    [routes]string
	carts    carts
	counters counters
	bodies   bodies
	drawn    atomic.Uint64
	alarm    *alarm // nil without a latency
	http     *fasthttp.Server
	listener *listener

	stopped chan struct{} // closed when nothing is accepted any more
	err     error         // why, once stopped

	cut      chan struct{} // closed when requests shall not wait any longer
	cutOnce  sync.Once
	mu       sync.Mutex
	open     map[net.Conn]struct{} // guarded by mu
	refusing bool                  // guarded by mu
}

const (
	mostHeader   = 8 << 10
	mostBody     = 64 << 10
	readTimeout  = 30 * time.Second
	writeTimeout = time.Minute
	idleTimeout  = 10 * time.Minute
	// writeBuffer holds the longest page that is sent often, so that it goes
	// out in one piece.
	writeBuffer = 16 << 10
)

// Listen starts a shop. When it returns without an error, the shop takes
// requests. End it with [Server.Close].
func Listen(c Config) (*Server, error) {
	if err := c.validate(); err != nil {
		return nil, fault.Wrap(fault.Usage, "", fmt.Errorf("start the demo target: %w", err))
	}
	c = c.withDefaults()
	site, err := newSite(c.Now())
	if err != nil {
		return nil, fmt.Errorf("start the demo target: %w", err)
	}
	ln, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return nil, fault.Wrap(fault.Usage, "choose another address, or port 0 for one that is free",
			fmt.Errorf("start the demo target: %w", err))
	}
	s := &Server{config: c, site: site, router: newRouter(), names: names(), stopped: make(chan struct{}), cut: make(chan struct{}), open: map[net.Conn]struct{}{}}
	s.listener = &listener{Listener: ln, opened: &s.counters.connections, cut: s.cut}
	if !c.Latency.IsZero() {
		s.alarm = newAlarm()
	}
	s.http = s.newHTTP()
	go s.run()
	return s, nil
}

func (s *Server) newHTTP() *fasthttp.Server {
	return &fasthttp.Server{
		Handler:                      s.handle,
		ErrorHandler:                 refuse,
		ConnState:                    s.connState,
		Logger:                       log.New(s.config.Log, "demo: ", log.LstdFlags),
		ReadBufferSize:               mostHeader,
		WriteBufferSize:              writeBuffer,
		MaxRequestBodySize:           mostBody,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		DisablePreParseMultipartForm: true,
		NoDefaultServerHeader:        true,
		NoDefaultContentType:         true,
		LazyRequestTime:              true,
		CloseOnShutdown:              true,
	}
}

// refuse answers what could not be read as a request. The server closes the
// connection afterwards.
func refuse(ctx *fasthttp.RequestCtx, err error) {
	var large *fasthttp.ErrSmallBuffer
	var broken net.Error
	switch {
	case errors.As(err, &large):
		ctx.Error(fmt.Sprintf("the header is over %d bytes\n", mostHeader), fasthttp.StatusRequestHeaderFieldsTooLarge)
	case errors.Is(err, fasthttp.ErrBodyTooLarge):
		ctx.Error(fmt.Sprintf("the body is over %d bytes\n", mostBody), fasthttp.StatusRequestEntityTooLarge)
	case errors.As(err, &broken) && broken.Timeout():
		ctx.Error(fmt.Sprintf("the request did not arrive within %v\n", readTimeout), fasthttp.StatusRequestTimeout)
	default:
		ctx.Error("this is no request of HTTP/1\n", fasthttp.StatusBadRequest)
	}
}
