package demo

import (
	"bytes"
	"net/url"
	"time"

	"github.com/valyala/fasthttp"
)

const (
	sessionCookie  = "shop_session-id"
	currencyCookie = "shop_currency"
	cookieLife     = "; Max-Age=172800" // two days
	cookieEnd      = "=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0"
)

// visit is one request, and who makes it.
type visit struct {
	ctx        *fasthttp.RequestCtx
	pages      *pages
	session    []byte
	newSession bool
}

// visit reads the cookies, and begins a session if there is none. Cookies have
// no Path, as those of the original: a session that begins at /product/X
// belongs to /product.
func (s *Server) visit(ctx *fasthttp.RequestCtx) visit {
	v := visit{ctx: ctx, pages: s.pagesIn(ctx.Request.Header.Cookie(currencyCookie))}
	if v.session = ctx.Request.Header.Cookie(sessionCookie); len(v.session) > 0 {
		return v
	}
	v.newSession, v.session = true, appendUUID(nil)
	v.setCookie(sessionCookie + "=" + string(v.session) + cookieLife)
	return v
}

// pagesIn falls back to the first currency for one that has no rate.
func (s *Server) pagesIn(code []byte) *pages {
	for i := range s.site.in {
		if s.site.in[i].currency.Code == string(code) {
			return &s.site.in[i]
		}
	}
	return &s.site.in[0]
}

func (v visit) setCookie(line string) {
	v.ctx.Response.Header.Add(fasthttp.HeaderSetCookie, line)
}

// endCookies expires every cookie that the request carried.
func (v visit) endCookies() {
	for name := range v.ctx.Request.Header.Cookies() {
		if isToken(name) {
			v.setCookie(string(name) + cookieEnd)
		}
	}
}

// isToken says whether a name may be that of a cookie (RFC 9110 section 5.6.2),
// so that nothing else is sent back.
func isToken(name []byte) bool {
	for _, c := range name {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
		if !letter && bytes.IndexByte([]byte("!#$%&'*+-.^_`|~"), c) < 0 {
			return false
		}
	}
	return len(name) > 0
}

// form reads fields from the body first and then from the query.
func (v visit) form() form {
	values := v.multipart()
	return func(name string) string {
		if values.Has(name) {
			return values.Get(name)
		}
		if args := v.ctx.PostArgs(); args.Has(name) {
			return string(args.Peek(name))
		}
		return string(v.ctx.QueryArgs().Peek(name))
	}
}

// multipart is nil for forms of the other kind. A body that is compressed is
// not read: what it grows to has no bound.
func (v visit) multipart() url.Values {
	h := &v.ctx.Request.Header
	if !bytes.HasPrefix(h.ContentType(), []byte("multipart/form-data")) || len(h.ContentEncoding()) > 0 {
		return nil
	}
	parsed, err := v.ctx.Request.MultipartFormWithLimit(mostBody)
	if err != nil {
		return nil
	}
	return parsed.Value
}

// values copies all fields of the body.
func (v visit) values() url.Values {
	all := url.Values{}
	for name, values := range v.multipart() {
		all[name] = append([]string(nil), values...)
	}
	for name, value := range v.ctx.PostArgs().All() {
		all.Add(string(name), string(value))
	}
	return all
}

// record is what OnRequest is told.
func (v visit) record(m method, at time.Time) Record {
	r := Record{
		Conn: v.ctx.ConnID(), At: at, Took: time.Since(at),
		Method: string(v.ctx.Method()), Path: string(v.ctx.Path()),
		Session: string(v.session), NewSession: v.newSession,
		Status: v.ctx.Response.StatusCode(),
	}
	if m == post {
		r.Form = v.values()
	}
	return r
}
