package main

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"math"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/loadcore/loadcore/core/demo"
)

const shopfront = "../../scripts/shopfront.go"

// summary is the part of the JSON summary that these tests read.
type summary struct {
	Verdict  struct{ State string }
	Total    struct{ Count, Failures uint64 }
	Requests []struct {
		Method, Name    string
		Count, Failures uint64
	}
	Tasks []struct {
		Name            string
		Count, Failures uint64
	}
	Generator struct{ Interrupted uint64 }
}

// play runs the shopfront script against a target and returns its summary.
func play(t *testing.T, target string, args ...string) summary {
	t.Helper()
	var out, log bytes.Buffer
	args = append([]string{"--script", shopfront, "--host", target, "--headless", "--json", "-", "--only-summary"}, args...)
	if code := run(t.Context(), args, console{in: strings.NewReader(""), out: &out, err: &log}); code != 0 {
		t.Fatalf("exit code %d\n%s", code, log.String())
	}
	var s summary
	if err := json.Unmarshal(out.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func shop(t *testing.T) *demo.Server {
	t.Helper()
	s, err := demo.Listen(demo.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(t.Context()) })
	return s
}

func TestShopfrontIsTheStockTraffic(t *testing.T) {
	t.Parallel()
	target := shop(t)
	s := play(t, target.URL(), "-u", "20", "-r", "1000", "-t", "3s", "--wait", "0", "--stop-timeout", "5s")
	var rows []string
	for _, r := range s.Requests {
		rows = append(rows, r.Method+" "+r.Name)
	}
	slices.Sort(rows)
	want := []string{"GET /", "GET /cart", "POST /cart", "POST /cart/checkout", "POST /setCurrency"}
	for _, id := range []string{
		"0PUK6V6EV0", "1YMWWN1N4O", "2ZYFJ3GM2N", "66VCHSJNUP", "6E92ZMYYFZ",
		"9SIQT8TOJO", "L9ECAV7KIM", "LS4PSXUNUM", "OLJCESPC7Z",
	} {
		want = append(want, "GET /product/"+id)
	}
	slices.Sort(want)
	if !slices.Equal(rows, want) {
		t.Errorf("rows %q\nwant %q", rows, want)
	}
	if s.Total.Failures != 0 || s.Generator.Interrupted != 0 {
		t.Errorf("%d failures, %d interrupted; want none", s.Total.Failures, s.Generator.Interrupted)
	}
	checkMix(t, s)
	checkWire(t, s, target.Counts())
}

// checkMix compares the tasks with their weights, at five standard deviations
// of a binomial count.
func checkMix(t *testing.T, s summary) {
	t.Helper()
	total := uint64(0)
	for _, task := range s.Tasks {
		total += task.Count
	}
	weights := map[string]float64{"index": 1, "setCurrency": 2, "browseProduct": 10, "addToCart": 2, "viewCart": 3, "checkout": 1}
	for _, task := range s.Tasks {
		p := weights[task.Name] / 19
		delete(weights, task.Name)
		bound := 5 * math.Sqrt(float64(total)*p*(1-p))
		if d := math.Abs(float64(task.Count) - p*float64(total)); d > bound || task.Failures > 0 {
			t.Errorf("task %s ran %d times of %d and failed %d times; its share is %.3f", task.Name, task.Count, total, task.Failures, p)
		}
	}
	if len(weights) > 0 {
		t.Errorf("tasks that never ran: %v", slices.Collect(maps.Keys(weights)))
	}
}

// checkWire compares the samples with what the target counted: each redirect
// is one more request on the wire than in the results.
func checkWire(t *testing.T, s summary, c demo.Counts) {
	t.Helper()
	count := map[string]uint64{}
	for _, r := range s.Requests {
		count[r.Method+" "+r.Name] = r.Count
	}
	count["GET /"] += count["POST /setCurrency"]
	count["GET /cart"] += count["POST /cart"]
	if !maps.Equal(count, c.Requests) {
		t.Errorf("samples with their redirects %v\nthe target counted %v", count, c.Requests)
	}
	if c.Orders != count["POST /cart/checkout"] {
		t.Errorf("%d checkouts ended in %d orders", count["POST /cart/checkout"], c.Orders)
	}
}

// witness stands between one user and the shop and keeps what a person would
// have in mind: what went into the cart.
type witness struct {
	t  *testing.T
	mu sync.Mutex
	// cart is product → quantity since the last order.
	cart           map[string]int
	orders, looked int
}

func (w *witness) see(resp *http.Response) error {
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	w.mu.Lock()
	defer w.mu.Unlock()
	switch q := resp.Request; q.Method + " " + q.URL.Path {
	case "POST /cart":
		form, _ := url.ParseQuery(q.Header.Get("X-Form"))
		n, _ := strconv.Atoi(form.Get("quantity"))
		w.cart[form.Get("product_id")] += n
	case "GET /cart":
		w.look(string(body))
	case "POST /cart/checkout":
		w.order(string(body))
	}
	return nil
}

func (w *witness) look(page string) {
	w.looked++
	got := map[string]int{}
	for _, m := range regexp.MustCompile(`(?s)SKU #(\w+).*?Quantity: (\d+)`).FindAllStringSubmatch(page, -1) {
		got[m[1]], _ = strconv.Atoi(m[2])
	}
	if !maps.Equal(got, w.cart) {
		w.t.Errorf("the cart shows %v, want %v", got, w.cart)
	}
}

func (w *witness) order(page string) {
	w.orders++
	for _, want := range []string{"Your order is complete!", "Confirmation #", "Tracking #", "Total Paid"} {
		if !strings.Contains(page, want) {
			w.t.Errorf("order %d does not say %q", w.orders, want)
		}
	}
	if len(w.cart) == 0 {
		w.t.Errorf("order %d had an empty cart", w.orders)
	}
	clear(w.cart)
}

func TestEveryCheckoutOfOneUserBuysWhatIsInTheCart(t *testing.T) {
	t.Parallel()
	target, err := url.Parse(shop(t).URL())
	if err != nil {
		t.Fatal(err)
	}
	w := &witness{t: t, cart: map[string]int{}}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ModifyResponse = w.see
	between := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, q *http.Request) {
		form, _ := io.ReadAll(q.Body)
		q.Body = io.NopCloser(bytes.NewReader(form))
		q.Header.Set("X-Form", string(form))
		proxy.ServeHTTP(rw, q)
	}))
	defer between.Close()
	s := play(t, between.URL, "-u", "1", "-r", "1", "-t", "3s", "--wait", "0", "--stop-timeout", "5s")
	if s.Total.Failures != 0 {
		t.Errorf("%d requests failed", s.Total.Failures)
	}
	if w.orders < 10 || w.looked < 10 {
		t.Errorf("%d orders and %d looks into the cart, want at least ten of each", w.orders, w.looked)
	}
}
