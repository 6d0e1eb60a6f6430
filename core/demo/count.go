package demo

import "sync/atomic"

// Counts are what a server has seen so far.
type Counts struct {
	// Requests by method and path, such as "GET /product/OLJCESPC7Z". Files are
	// counted as "/static/", products in JSON as "/product-meta/", unknown
	// products as "/product/?"; any other path and any other method is "?".
	// What was not requested is not in it.
	Requests map[string]uint64
	// Total is the sum of Requests.
	Total uint64
	// Injected requests were answered with an error because of ErrorRate.
	Injected uint64
	// Orders were completed.
	Orders uint64
	// Connections were opened.
	Connections uint64
	// Carts are the carts with something in them, now.
	Carts int
}

// counters count without a lock; each is exact, but a snapshot in the middle of
// traffic is not of one instant.
type counters struct {
	requests                      [methods][routes]atomic.Uint64
	injected, orders, connections atomic.Uint64
}

func (c *counters) snapshot(names [routes]string) Counts {
	s := Counts{Requests: map[string]uint64{}, Injected: c.injected.Load(), Orders: c.orders.Load(), Connections: c.connections.Load()}
	for m := range c.requests {
		for to := range c.requests[m] {
			if n := c.requests[m][to].Load(); n > 0 {
				s.Requests[method(m).String()+" "+names[to]] += n
				s.Total += n
			}
		}
	}
	return s
}
