package demo

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"time"
)

//go:embed pages static
var files embed.FS

// pages are all pages in one currency, as far as they can be made beforehand.
type pages struct {
	currency  currency
	home      []byte
	products  [products][]byte
	emptyCart []byte
	cartHead  mold // the number of things
	cartItems [products]mold
	each      [products]amount
	cartFoot  mold // shipping, total
	shipping  amount
	order     mold // confirmation, tracking, total
	failure   mold // status, detail
}

// mold is a page with holes: text, hole, text, hole, text.
type mold [][]byte

// file is something that is served as it is.
type file struct {
	kind string
	text []byte
}

// site is everything that is made at the start.
type site struct {
	in    [currencies]pages
	meta  [products]file
	files map[string]file // by path
}

// view is what the templates are filled with.
type view struct {
	Title      string
	Currency   currency
	Currencies []currency
	Product    tagged
	Products   []tagged
	Quantities []int
	Months     []int
	Years      []int
}

// tagged is a product with its price written out.
type tagged struct {
	product
	Price string
}

// renderer makes pages, and keeps the first error so that each of its many
// steps need not.
type renderer struct {
	templates *template.Template
	year      int
	err       error
}

// hole is where a mold is cut. No template has it in its own text.
const hole = "\x00"

func newSite(now time.Time) (*site, error) {
	t, err := template.New("").Funcs(template.FuncMap{
		"hole": func() template.HTML { return hole },
	}).ParseFS(files, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse the pages of the shop: %w", err)
	}
	r, s := renderer{templates: t, year: now.Year()}, &site{files: map[string]file{}}
	for i, c := range offered() {
		s.in[i] = r.pages(c)
	}
	r.files(s)
	return s, r.err
}

func (r *renderer) pages(c currency) pages {
	p := pages{currency: c, shipping: c.from(shipping)}
	all := make([]tagged, 0, products)
	for i, product := range catalogue() {
		p.each[i] = c.from(product.price)
		all = append(all, tagged{product, c.format(p.each[i])})
	}
	v := view{Currency: c, Currencies: picker(), Quantities: count(1, mostPerAdd), Months: count(1, 12), Years: count(r.year+1, r.year+yearsToPayIn)}
	v.Title, v.Products = "Home", all
	p.home = r.page("home", v)
	for i := range all {
		v.Title, v.Product, v.Products = all[i].Name, all[i], others(all, i)
		p.products[i] = r.page("product", v)
		p.cartItems[i] = r.mold("cart item", v, 2)
	}
	v.Title = "Cart"
	p.emptyCart = r.page("empty cart", v)
	p.cartHead = r.mold("cart head", v, 1)
	p.cartFoot = r.mold("cart foot", v, 2)
	v.Title = "Order"
	p.order = r.mold("order", v, 3)
	v.Title = "Failure"
	p.failure = r.mold("failure", v, 2)
	return p
}

// others are the products that come after one in the catalogue.
func others(all []tagged, than int) []tagged {
	next := make([]tagged, 0, recommended)
	for i := 1; i <= recommended; i++ {
		next = append(next, all[(than+i)%len(all)])
	}
	return next
}

func picker() []currency {
	all := offered()
	return all[:]
}

func count(from, to int) []int {
	var n []int
	for i := from; i <= to; i++ {
		n = append(n, i)
	}
	return n
}

func (r *renderer) page(name string, v view) []byte {
	var b bytes.Buffer
	if err := r.templates.ExecuteTemplate(&b, name, v); err != nil && r.err == nil {
		r.err = fmt.Errorf("make the page %q of the shop: %w", name, err)
	}
	return b.Bytes()
}

// mold checks the number of holes, because those who fill a mold count on it.
func (r *renderer) mold(name string, v view, holes int) mold {
	m := mold(bytes.Split(r.page(name, v), []byte(hole)))
	if len(m) != holes+1 && r.err == nil {
		r.err = fmt.Errorf("make the page %q of the shop: it has %d holes, not %d", name, len(m)-1, holes)
	}
	for len(m) <= holes {
		m = append(m, nil)
	}
	return m
}

// files adds what is served as it is.
func (r *renderer) files(s *site) {
	s.files["/static/styles/styles.css"] = file{"text/css; charset=utf-8", r.read("styles.css")}
	s.files["/static/favicon.svg"] = file{"image/svg+xml", r.read("favicon.svg")}
	s.files["/robots.txt"] = file{"text/plain; charset=utf-8", r.read("robots.txt")}
	picture := r.read("picture.svg")
	for i, p := range catalogue() {
		name := template.HTMLEscapeString(p.Name)
		s.files[p.Picture()] = file{"image/svg+xml", bytes.ReplaceAll(picture, []byte("{{.}}"), []byte(name))}
		s.meta[i] = r.meta(p)
	}
}

func (r *renderer) read(name string) []byte {
	text, err := files.ReadFile("static/" + name)
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("read a file of the shop: %w", err)
	}
	return text
}

// meta is a product in the shop's JSON, where money is units and billionths.
func (r *renderer) meta(p product) file {
	type money struct {
		Code  string `json:"currency_code"`
		Units int64  `json:"units"`
		Nanos int64  `json:"nanos"`
	}
	text, err := json.Marshal(struct {
		ID          string   `json:"id"`
		Name        string   `json:"name"`
		Description string   `json:"description"`
		Picture     string   `json:"picture"`
		Price       money    `json:"price_usd"`
		Categories  []string `json:"categories"`
	}{p.ID, p.Name, p.Description, p.Picture(), money{"USD", int64(p.price / 100), int64(p.price%100) * 10_000_000}, p.Categories})
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("make the JSON of a product: %w", err)
	}
	return file{"application/json", text}
}
