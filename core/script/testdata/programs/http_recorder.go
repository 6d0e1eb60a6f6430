package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
)

type shop struct{ carts map[string]int }

func (s *shop) cart(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		http.Error(w, "use POST", http.StatusMethodNotAllowed)
		return
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, err.Error(), 400)
		return
	}
	id := r.PostForm.Get("product_id")
	s.carts[id]++
	w.Header().Set("X-Count", fmt.Sprint(s.carts[id]))
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, "added %s", id)
}

func main() {
	s := &shop{carts: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/cart", s.cart)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "path "+r.URL.Path+"?"+r.URL.RawQuery) })
	do := func(method, target, body string) {
		req := httptest.NewRequest(method, target, strings.NewReader(body))
		if body != "" {
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, req)
		fmt.Println(rec.Code, strings.TrimSpace(rec.Body.String()), rec.Header().Get("X-Count"))
	}
	do("GET", "/x?a=1", "")
	do("GET", "/cart", "")
	form := url.Values{"product_id": {"P1"}}
	do("POST", "/cart", form.Encode())
	do("POST", "/cart", form.Encode())
	fmt.Println(http.StatusText(404), s.carts)
}
