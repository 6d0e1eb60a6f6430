package demo

import (
	"fmt"
	"strconv"
	"time"

	"github.com/valyala/fasthttp"
)

// handle answers one request.
func (s *Server) handle(ctx *fasthttp.RequestCtx) {
	var at time.Time
	if s.config.OnRequest != nil {
		at = time.Now()
	}
	m := methodOf(ctx.Method())
	to, id := s.router.find(ctx.Path())
	s.counters.requests[m][to].Add(1)
	v := s.visit(ctx)
	if to == health || s.weather(v) {
		s.serve(v, m, to, id)
	}
	if s.config.OnRequest != nil {
		s.config.OnRequest(v.record(m, at))
	}
}

func (s *Server) serve(v visit, m method, to route, id []byte) {
	if to == unknown {
		v.text(fasthttp.StatusNotFound, "404 page not found\n")
		return
	}
	if !to.allowed(m) {
		v.ctx.Response.Header.Set(fasthttp.HeaderAllow, to.allows())
		v.text(fasthttp.StatusMethodNotAllowed, "405 method not allowed: use "+to.allows()+"\n")
		return
	}
	switch to {
	case health:
		v.text(fasthttp.StatusOK, "ok")
	case home:
		s.page(v, v.pages.home)
	case setCurrency:
		s.setCurrency(v)
	case viewCart:
		s.cart(v, m)
	case emptyCart:
		s.carts.take(ownerOf(v.session))
		v.redirect("/")
	case checkout:
		s.checkout(v)
	case logout:
		v.endCookies()
		v.redirect("/")
	case static:
		s.file(v)
	case productMeta, unknownProduct:
		s.meta(v, id)
	default:
		s.page(v, v.pages.products[to-firstProduct])
	}
}

func (s *Server) setCurrency(v visit) {
	code := v.form()("currency_code")
	if !isISO4217(code) {
		s.fail(v, fasthttp.StatusUnprocessableEntity, fmt.Errorf("field currency_code is invalid: %.40q is no code of ISO 4217", code))
		return
	}
	v.setCookie(currencyCookie + "=" + code + cookieLife)
	back := string(v.ctx.Referer())
	if back == "" {
		back = "/"
	}
	v.redirect(back)
}

func (s *Server) cart(v visit, m method) {
	if m == post {
		s.addToCart(v)
		return
	}
	held := s.carts.get(ownerOf(v.session))
	if held == (cart{}) {
		s.page(v, v.pages.emptyCart)
		return
	}
	b := s.bodies.get()
	b.own = v.pages.appendCart(b.own, &held)
	s.send(v, fasthttp.StatusOK, b)
}

func (s *Server) addToCart(v visit) {
	id, quantity, err := readAdd(v.form())
	if err != nil {
		s.fail(v, fasthttp.StatusUnprocessableEntity, err)
		return
	}
	i := s.router.product([]byte(id))
	if i < 0 {
		s.fail(v, fasthttp.StatusInternalServerError, fmt.Errorf("could not retrieve product: no product with ID %.40q", id))
		return
	}
	s.carts.add(ownerOf(v.session), i, quantity)
	v.redirect("/cart")
}

func (s *Server) checkout(v visit) {
	paid, err := readOrder(v.form())
	if err != nil {
		s.fail(v, fasthttp.StatusUnprocessableEntity, err)
		return
	}
	if err := paid.charge(s.config.Now()); err != nil {
		s.fail(v, fasthttp.StatusInternalServerError, fmt.Errorf("failed to complete the order: could not charge the card: %w", err))
		return
	}
	ordered := s.carts.take(ownerOf(v.session))
	s.counters.orders.Add(1)
	b := s.bodies.get()
	b.own = v.pages.appendOrder(b.own, &ordered)
	s.send(v, fasthttp.StatusOK, b)
}

func (s *Server) file(v visit) {
	f, ok := s.site.files[string(v.ctx.Path())]
	if !ok {
		v.text(fasthttp.StatusNotFound, "404 page not found\n")
		return
	}
	v.ctx.SetContentType(f.kind)
	v.ctx.Response.SetBodyRaw(f.text)
}

// meta answers for a product in JSON, and for every product that is not known.
func (s *Server) meta(v visit, id []byte) {
	i := s.router.product(id)
	if i < 0 {
		s.fail(v, fasthttp.StatusInternalServerError, fmt.Errorf("could not retrieve product: no product with ID %.40q", id))
		return
	}
	v.ctx.SetContentType(s.site.meta[i].kind)
	v.ctx.Response.SetBodyRaw(s.site.meta[i].text)
}

// fail answers with the error page.
func (s *Server) fail(v visit, status int, err error) {
	b := s.bodies.get()
	b.own = v.pages.appendFailure(b.own, strconv.Itoa(status)+" "+fasthttp.StatusMessage(status), err.Error())
	s.send(v, status, b)
}

// page answers with a page that was made beforehand.
func (s *Server) page(v visit, text []byte) {
	b := s.bodies.get()
	b.text = text
	s.send(v, fasthttp.StatusOK, b)
}

// send answers with a body, or with its own text if it has no other. Clients of
// HTTP/1.0 do not know chunks.
func (s *Server) send(v visit, status int, b *body) {
	if b.text == nil {
		b.text = b.own
	}
	v.ctx.SetStatusCode(status)
	v.ctx.SetContentType("text/html; charset=utf-8")
	if !v.ctx.Request.Header.IsHTTP11() {
		v.ctx.SetBodyStream(b, len(b.text))
		return
	}
	v.ctx.SetBodyStream(b, -1)
	if !v.ctx.IsHead() {
		joinChunks(v.ctx)
	}
}

func (v visit) text(status int, text string) {
	v.ctx.SetStatusCode(status)
	v.ctx.SetContentType("text/plain; charset=utf-8")
	v.ctx.SetBodyString(text)
}

func (v visit) redirect(to string) {
	v.ctx.SetStatusCode(fasthttp.StatusFound)
	v.ctx.Response.Header.Set(fasthttp.HeaderLocation, to)
}
