package demo

import "bytes"

// route is what a path leads to. It has a counter for each method.
type route int

const (
	unknown route = iota
	health
	home
	setCurrency
	viewCart // POST adds to it
	emptyCart
	checkout
	logout
	static
	productMeta
	unknownProduct
	firstProduct // and one for each of the others
	routes       = firstProduct + products
)

// names are how routes appear in Counts.
func names() [routes]string {
	n := [routes]string{
		unknown: "?", health: "/_healthz", home: "/", setCurrency: "/setCurrency", viewCart: "/cart",
		emptyCart: "/cart/empty", checkout: "/cart/checkout", logout: "/logout", static: "/static/",
		productMeta: "/product-meta/", unknownProduct: "/product/?",
	}
	for i, p := range catalogue() {
		n[firstProduct+route(i)] = "/product/" + p.ID
	}
	return n
}

// router finds routes.
type router struct {
	ids [products]string
}

func newRouter() router {
	var r router
	for i, p := range catalogue() {
		r.ids[i] = p.ID
	}
	return r
}

// product returns the place of a product in the catalogue, -1 if it is unknown.
func (r *router) product(id []byte) int {
	for i := range r.ids {
		if r.ids[i] == string(id) {
			return i
		}
	}
	return -1
}

// find returns the route of a path and, where it ends in one, the id.
func (r *router) find(path []byte) (to route, id []byte) {
	switch string(path) {
	case "/":
		return home, nil
	case "/cart":
		return viewCart, nil
	case "/setCurrency":
		return setCurrency, nil
	case "/cart/checkout":
		return checkout, nil
	case "/cart/empty":
		return emptyCart, nil
	case "/logout":
		return logout, nil
	case "/_healthz":
		return health, nil
	case "/robots.txt":
		return static, nil
	}
	return r.findUnder(path)
}

func (r *router) findUnder(path []byte) (to route, id []byte) {
	if id, ok := bytes.CutPrefix(path, []byte("/product/")); ok && isSegment(id) {
		if i := r.product(id); i >= 0 {
			return firstProduct + route(i), id
		}
		return unknownProduct, id
	}
	if id, ok := bytes.CutPrefix(path, []byte("/product-meta/")); ok && isSegment(id) {
		return productMeta, id
	}
	if bytes.HasPrefix(path, []byte("/static/")) {
		return static, nil
	}
	return unknown, nil
}

func isSegment(s []byte) bool { return len(s) > 0 && !bytes.ContainsRune(s, '/') }

// allows are the methods of a route, as the Allow header lists them.
func (to route) allows() string {
	switch to {
	case setCurrency, emptyCart, checkout:
		return "POST"
	case viewCart:
		return "GET, HEAD, POST"
	}
	return "GET, HEAD"
}

// allowed says whether a route has a method.
func (to route) allowed(m method) bool {
	switch to.allows() {
	case "POST":
		return m == post
	case "GET, HEAD, POST":
		return m != other
	}
	return m == get || m == head
}

// method is one of those that the shop tells apart.
type method int

const (
	other method = iota
	get
	head
	post
	methods
)

func methodOf(m []byte) method {
	switch string(m) {
	case "GET":
		return get
	case "HEAD":
		return head
	case "POST":
		return post
	}
	return other
}

func (m method) String() string {
	return [methods]string{"?", "GET", "HEAD", "POST"}[m]
}
