// Shopfront is the traffic of an online shop: people look at products, put
// some into the cart, and now and then one buys.
//
//	loadcore --script scripts/shopfront.go --host http://localhost:8080
package main

import (
	"time"

	"github.com/loadcore/loadcore/core/fake"
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

var products = []string{
	"0PUK6V6EV0", "1YMWWN1N4O", "2ZYFJ3GM2N", "66VCHSJNUP", "6E92ZMYYFZ",
	"9SIQT8TOJO", "L9ECAV7KIM", "LS4PSXUNUM", "OLJCESPC7Z",
}

var currencies = []string{"EUR", "USD", "JPY", "CAD", "GBP", "TRY"}

func main() {
	plugin.Serve(load.Scenario{
		Name:     "shopfront",
		Defaults: load.Defaults{Users: 10, SpawnRate: 1},
		Classes: []load.Class{{
			Name: "WebsiteUser",
			Wait: load.Between(1*time.Second, 10*time.Second),
			// The homepage sets the session cookie, for the whole site.
			OnStart: index,
			Tasks: []load.Task{
				{Name: "index", Weight: 1, Run: index},
				{Name: "setCurrency", Weight: 2, Run: setCurrency},
				{Name: "browseProduct", Weight: 10, Run: browseProduct},
				{Name: "addToCart", Weight: 2, Run: addToCart},
				{Name: "viewCart", Weight: 3, Run: viewCart},
				{Name: "checkout", Weight: 1, Run: checkout},
			},
		}},
	})
}

func index(u *load.User) { u.Get("/") }

func setCurrency(u *load.User) {
	u.Post("/setCurrency", load.Form("currency_code", load.Pick(u, currencies)))
}

func browseProduct(u *load.User) { u.Get("/product/" + load.Pick(u, products)) }

func viewCart(u *load.User) { u.Get("/cart") }

func addToCart(u *load.User) {
	product := load.Pick(u, products)
	u.Get("/product/" + product)
	u.Post("/cart", load.Form("product_id", product, "quantity", u.IntBetween(1, 10)))
}

func checkout(u *load.User) {
	addToCart(u)
	who, card := fake.NewPerson(u.Rand()), fake.NewCard(u.Rand(), time.Now())
	u.Post("/cart/checkout", load.Form(
		"email", who.Email,
		"street_address", who.Street,
		"zip_code", who.Zip,
		"city", who.City,
		"state", who.State,
		"country", who.Country,
		"credit_card_number", card.Number,
		"credit_card_expiration_month", card.Month,
		"credit_card_expiration_year", card.Year,
		"credit_card_cvv", card.CVV,
	))
}
