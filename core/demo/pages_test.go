package demo_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/demo"
)

func TestHomepageLinksEveryProduct(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	page := newBrowser(t, s, true).get("/").text
	for _, id := range ids() {
		if !strings.Contains(page, `href="/product/`+id+`"`) {
			t.Errorf("no link to %s", id)
		}
	}
}

func TestProductPage(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	for _, row := range []struct{ id, name, price string }{
		{"OLJCESPC7Z", "Sunglasses", "$19.99"},
		{"66VCHSJNUP", "Tank Top", "$18.99"},
		{"1YMWWN1N4O", "Watch", "$109.99"},
		{"L9ECAV7KIM", "Loafers", "$89.99"},
		{"2ZYFJ3GM2N", "Hairdryer", "$24.99"},
		{"0PUK6V6EV0", "Candle Holder", "$18.99"},
		{"LS4PSXUNUM", "Salt &amp; Pepper Shakers", "$18.49"},
		{"9SIQT8TOJO", "Bamboo Glass Jar", "$5.49"},
		{"6E92ZMYYFZ", "Mug", "$8.99"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			page := newBrowser(t, s, true).get("/product/" + row.id).text
			for _, want := range []string{
				`<h2 id="product-name">` + row.name + `</h2>`,
				`<p class="product-price">` + row.price + `</p>`,
				`<form method="POST" action="/cart"`,
				`name="product_id" value="` + row.id + `"`,
				`<option value="10">`,
			} {
				if !strings.Contains(page, want) {
					t.Errorf("the page does not say %q", want)
				}
			}
		})
	}
}

func TestCurrencies(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	for _, row := range []struct{ set, selected, sunglasses, total string }{
		{"", "USD", "$19.99", "$48.97"},
		{"USD", "USD", "$19.99", "$48.97"},
		{"EUR", "EUR", "€17.68", "€43.31"},
		{"CAD", "CAD", "$26.75", "$65.53"},
		{"JPY", "JPY", "¥2235.06", "¥5475.28"},
		{"GBP", "GBP", "£15.20", "£37.24"},
		{"TRY", "TRY", "₺108.30", "₺265.31"},
		{"CHF", "USD", "$19.99", "$48.97"},
	} {
		t.Run("with "+row.set+" set", func(t *testing.T) {
			t.Parallel()
			b := newBrowser(t, s, true)
			b.get("/")
			if row.set != "" {
				b.post("/setCurrency", fields("currency_code", row.set))
			}
			empty := b.get("/cart").text
			cart := b.post("/cart", fields("product_id", "OLJCESPC7Z", "quantity", "2")).text
			pages := map[string]string{
				"home": b.get("/").text, "product": b.get("/product/OLJCESPC7Z").text,
				"failure": b.get("/product/NOPE").text, "empty cart": empty, "cart": cart,
				"order": b.post("/cart/checkout", order("credit_card_expiration_year", "9999")).text,
			}
			for name, page := range pages {
				if strings.Count(page, "selected=") != 1 || !strings.Contains(page, `<option value="`+row.selected+`" selected="selected">`) {
					t.Errorf("the page %q has not %s selected, and nothing else", name, row.selected)
				}
			}
			for name, price := range map[string]string{"home": row.sunglasses, "product": row.sunglasses, "cart": row.total, "order": row.total} {
				if !strings.Contains(pages[name], ">"+price+"<") {
					t.Errorf("the page %q does not say %s", name, price)
				}
			}
		})
	}
}

// A whole visit: what is put into the cart is in it, adds up, is ordered, and
// is gone.
func TestVisit(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	b := newBrowser(t, s, true)
	b.get("/")
	add := func(id string, quantity int) answer {
		return b.post("/cart", fields("product_id", id, "quantity", fmt.Sprint(quantity)))
	}
	add("OLJCESPC7Z", 3)
	add("6E92ZMYYFZ", 10)
	cart := add("OLJCESPC7Z", 4)
	if cart.Request.URL.Path != "/cart" || cart.StatusCode != http.StatusOK {
		t.Fatalf("adding ended at %s with %d", cart.Request.URL, cart.StatusCode)
	}
	flat := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(cart.text, " ")), " ")
	for _, want := range []string{
		"Cart (17)", "Mug SKU #6E92ZMYYFZ", "Quantity: 10 $89.90", "Sunglasses SKU #OLJCESPC7Z", "Quantity: 7 $139.93",
		"Shipping $8.99", "Total $238.82",
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("the cart does not say %q:\n%s", want, flat)
		}
	}
	page := b.post("/cart/checkout", order()).text
	for _, want := range []string{
		`Your order is complete!`, `Confirmation #</span> <span class="order-id">[0-9a-f-]{36}<`,
		`Tracking #</span> <span class="tracking-id">[A-Z]{2}-\d{4}-\d{6}<`, `Total Paid</span> <span class="total-paid">\$238\.82<`,
	} {
		if !regexp.MustCompile(want).MatchString(page) {
			t.Errorf("the order does not say %s:\n%s", want, page)
		}
	}
	if after := b.get("/cart").text; !strings.Contains(after, "Your shopping cart is empty!") || strings.Contains(after, "Cart (") {
		t.Error("the cart is not empty after the order")
	}
	if c := s.Counts(); c.Orders != 1 || c.Carts != 0 {
		t.Errorf("counted %d orders and %d carts, want 1 and 0", c.Orders, c.Carts)
	}
}

func TestOrderOfAnEmptyCartIsAnOrder(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	a := newBrowser(t, s, true).post("/cart/checkout", order())
	if a.StatusCode != 200 || !strings.Contains(a.text, "Your order is complete!") || !strings.Contains(a.text, "$0.00") {
		t.Errorf("%d:\n%s", a.StatusCode, a.text)
	}
}

func TestEmptiedCartIsEmpty(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	b := newBrowser(t, s, true)
	b.get("/")
	b.post("/cart", fields("product_id", "OLJCESPC7Z", "quantity", "2"))
	if a := b.post("/cart/empty", nil); a.Request.URL.Path != "/" {
		t.Errorf("ended at %s, want /", a.Request.URL.Path)
	}
	if !strings.Contains(b.get("/cart").text, "Your shopping cart is empty!") {
		t.Error("the cart is not empty")
	}
}

func TestFailedOrderKeepsTheCart(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	b := newBrowser(t, s, true)
	b.get("/")
	b.post("/cart", fields("product_id", "OLJCESPC7Z", "quantity", "2"))
	b.post("/cart/checkout", order("email", "nobody"))
	b.post("/cart/checkout", order("credit_card_number", "378282246310005"))
	if page := b.get("/cart").text; !strings.Contains(page, "Cart (2)") {
		t.Errorf("the cart is gone:\n%s", page)
	}
}
