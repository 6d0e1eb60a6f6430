package load_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/loadcore/loadcore/core/load"
)

// play runs a task against a shop that answers every request, so that the
// examples have something to show.
func play(task func(u *load.User)) {
	e := &engine{reply: func(q *load.Request, r *load.Reply) {
		r.Body = append(r.Body[:0], `{"name":"Mug","price":8.99}`...)
	}}
	run(newUser(e), task)
	for _, s := range e.samples {
		fmt.Println(strings.TrimSpace(s.Method + " " + s.Name + " " + s.Message))
	}
}

func Example() {
	s := load.Scenario{
		Name: "shop",
		Classes: []load.Class{{
			Name: "Visitor",
			Wait: load.Between(1*time.Second, 10*time.Second),
			Tasks: []load.Task{
				{Name: "index", Weight: 3, Run: func(u *load.User) { u.Get("/") }},
				{Name: "cart", Weight: 1, Run: func(u *load.User) { u.Get("/cart") }},
			},
		}},
	}
	fmt.Println(s.Validate())
	// Output: <nil>
}

func ExampleUser_Get() {
	play(func(u *load.User) {
		u.Get("/")
		u.Get("/cart?full=1")
	})
	// Output:
	// GET /
	// GET /cart?full=1
}

func ExampleUser_Post() {
	play(func(u *load.User) {
		u.Post("/cart", load.Form("product_id", "6E92ZMYYFZ", "quantity", 2))
	})
	// Output: POST /cart
}

func ExampleUser_Do() {
	play(func(u *load.User) {
		u.Do(&load.Request{
			Method:  "PUT",
			Path:    "/orders/4711",
			Name:    "/orders/{id}", // one row for all orders
			Headers: []load.Pair{{Name: "Accept", Value: "application/json"}},
			Body:    load.JSON(map[string]int{"quantity": 2}),
			Timeout: 2 * time.Second,
		})
	})
	// Output: PUT /orders/{id}
}

func ExampleResponse_Check() {
	play(func(u *load.User) {
		r := u.Get("/product-meta/6E92ZMYYFZ")
		var p struct{ Name string }
		if r.Check("is JSON", r.JSON(&p) == nil) {
			r.Check("is a watch", p.Name == "Watch")
		}
	})
	// Output: GET /product-meta/6E92ZMYYFZ is a watch
}

func ExampleUser_Measure() {
	play(func(u *load.User) {
		_ = u.Measure("SQL", "count orders", func() error { return nil })
	})
	// Output: SQL count orders
}

func ExampleScenario_onSample() {
	s := load.Scenario{OnSample: func(u *load.User, s *load.Sample) {
		if s.Service > 2*time.Second {
			s.Fail("slower than 2 s")
		}
	}}
	slow := load.Sample{Service: 3 * time.Second}
	s.OnSample(nil, &slow)
	fmt.Println(slow.Failed(), slow.Message)
	// Output: true slower than 2 s
}

func ExamplePick() {
	play(func(u *load.User) { u.Get("/product/" + load.Pick(u, []string{"6E92ZMYYFZ"})) })
	// Output: GET /product/6E92ZMYYFZ
}
