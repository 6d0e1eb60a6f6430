package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

type upper struct{ r io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	copy(p, bytes.ToUpper(p[:n]))
	return n, err
}

type count struct{ n int }

func (c *count) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

type rt struct{ calls int }

func (r *rt) RoundTrip(q *http.Request) (*http.Response, error) {
	r.calls++
	if q.URL.Path == "/err" {
		return nil, errors.New("down")
	}
	return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader("body of " + q.URL.Path)), Header: http.Header{"X-A": {"b"}}}, nil
}

type ctxKey struct{}
type Fmt struct{ v int }

func (f Fmt) Format(s fmt.State, verb rune) { fmt.Fprintf(s, "<%c %d>", verb, f.v) }

type GS struct{}

func (GS) GoString() string { return "GS!" }
func main() {
	b, err := io.ReadAll(upper{strings.NewReader("hello")})
	fmt.Println(string(b), err)
	c := &count{}
	fmt.Fprintf(c, "%d items", 3)
	io.Copy(c, strings.NewReader("xyz"))
	fmt.Println(c.n)
	r := &rt{}
	cl := http.Client{Transport: r}
	res, err := cl.Get("http://h/x")
	body, _ := io.ReadAll(res.Body)
	fmt.Println(res.StatusCode, string(body), res.Header.Get("x-a"), r.calls)
	_, err = cl.Get("http://h/err")
	fmt.Println(err)
	ctx := context.WithValue(context.Background(), ctxKey{}, "val")
	fmt.Println(ctx.Value(ctxKey{}), ctx.Value("other"))
	fmt.Printf("%v %d %#v\n", Fmt{1}, Fmt{2}, GS{})
	w := bufio.NewWriter(c)
	w.WriteString("123")
	w.Flush()
	fmt.Println(c.n)
	sc := bufio.NewScanner(upper{strings.NewReader("a\nb")})
	for sc.Scan() {
		fmt.Print(sc.Text(), ";")
	}
	fmt.Println()
	var rd io.Reader = upper{strings.NewReader("q")}
	if u, ok := rd.(upper); ok {
		fmt.Println("upper", u.r != nil)
	}
	_, isW := rd.(io.Writer)
	fmt.Println(isW)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Println("handled", r.URL.Path) })
	req, _ := http.NewRequest("GET", "http://h/z", nil)
	h.ServeHTTP(nil, req)
	tee := io.TeeReader(strings.NewReader("tee"), c)
	io.ReadAll(tee)
	fmt.Println(c.n)
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "piped"); pw.Close() }()
	pb, _ := io.ReadAll(pr)
	fmt.Println(string(pb))
	u, _ := url.Parse("http://h/p?a=1&b=2")
	q := u.Query()
	q.Set("c", "3")
	fmt.Println(q.Encode(), u.Host)
	hd := http.Header{}
	hd.Add("x-y", "1")
	hd.Add("X-Y", "2")
	fmt.Println(hd, hd["X-Y"][1])
	sum := sha256.Sum256([]byte("x"))
	fmt.Println(hex.EncodeToString(sum[:3]))
}
