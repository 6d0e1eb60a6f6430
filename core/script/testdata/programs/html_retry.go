package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

type Page struct {
	Links []string
	Forms map[string]map[string]string
	Title string
}

var linkRE, titleRE, inputRE = regexp.MustCompile(`href="([^"]+)"`), regexp.MustCompile(`(?s)<title>(.*?)</title>`), regexp.MustCompile(`<input\s+name="(\w+)"\s+value="([^"]*)"`)

func Parse(body string) (p Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse: %v", r)
		}
	}()
	p.Forms = map[string]map[string]string{}
	for _, m := range linkRE.FindAllStringSubmatch(body, -1) {
		p.Links = append(p.Links, m[1])
	}
	p.Title = strings.TrimSpace(titleRE.FindStringSubmatch(body)[1])
	for i, f := range strings.Split(body, "<form")[1:] {
		vals := make(map[string]string)
		for _, m := range inputRE.FindAllStringSubmatch(f, -1) {
			vals[m[1]] = html.UnescapeString(m[2])
		}
		p.Forms[fmt.Sprintf("f%d", i)] = vals
	}
	return
}

type Backoff struct {
	Base, Max time.Duration
	Attempts  int
	sleep     func(time.Duration)
}
type Temporary interface{ Temporary() bool }
type tempErr struct {
	n    int
	temp bool
}

func (t tempErr) Error() string   { return fmt.Sprintf("attempt %d", t.n) }
func (t tempErr) Temporary() bool { return t.temp }
func (b Backoff) Do(ctx context.Context, f func(int) error) (err error) {
	d := b.Base
	for i := 1; i <= b.Attempts; i++ {
		if err = f(i); err == nil {
			return nil
		}
		var t Temporary
		if !errors.As(err, &t) || !t.Temporary() {
			return fmt.Errorf("permanent: %w", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		default:
		}
		b.sleep(d)
		if d *= 2; d > b.Max {
			d = b.Max
		}
	}
	return fmt.Errorf("gave up after %d: %w", b.Attempts, err)
}

type Bucket struct {
	mu          sync.Mutex
	tokens, cap int
}

func (b *Bucket) Take() (ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if ok = b.tokens > 0; ok {
		b.tokens--
	}
	return
}

type LRU struct {
	cap   int
	order []string
	m     map[string]int
}

func (l *LRU) Get(k string) (v int, ok bool) {
	if v, ok = l.m[k]; ok {
		l.touch(k)
	}
	return
}
func (l *LRU) touch(k string) {
	for i, x := range l.order {
		if x == k {
			l.order = append(l.order[:i], l.order[i+1:]...)
			break
		}
	}
	l.order = append(l.order, k)
}
func (l *LRU) Put(k string, v int) {
	if l.m == nil {
		l.m = map[string]int{}
	}
	l.m[k] = v
	l.touch(k)
	for len(l.order) > l.cap {
		delete(l.m, l.order[0])
		l.order = l.order[1:]
	}
}
func main() {
	p, err := Parse(`<title> Shop &amp; co </title><a href="/p/1"><a href="/p/2"><form><input name="csrf" value="a&amp;b"><input name="q" value="1"></form><form><input name="z" value=""></form>`)
	fmt.Println(p.Links, p.Title, p.Forms, err)
	_, err = Parse("no title")
	fmt.Println(err)
	var slept []time.Duration
	b := Backoff{10 * time.Millisecond, 40 * time.Millisecond, 5, func(d time.Duration) { slept = append(slept, d) }}
	ctx, cancel := context.WithCancel(context.Background())
	fmt.Println(b.Do(ctx, func(i int) error {
		if i < 4 {
			return tempErr{i, true}
		}
		return nil
	}), slept)
	slept = nil
	fmt.Println(b.Do(ctx, func(i int) error { return fmt.Errorf("w: %w", tempErr{i, i < 2}) }), slept)
	fmt.Println(b.Do(ctx, func(i int) error { return tempErr{i, true} }), len(slept))
	cancel()
	err = b.Do(ctx, func(i int) error { return tempErr{i, true} })
	fmt.Println(err, errors.Is(err, context.Canceled))
	bk := &Bucket{tokens: 2, cap: 5}
	fmt.Println(bk.Take(), bk.Take(), bk.Take())
	l := LRU{cap: 2}
	l.Put("a", 1)
	l.Put("b", 2)
	l.Get("a")
	l.Put("c", 3)
	_, okb := l.Get("b")
	va, oka := l.Get("a")
	fmt.Println(okb, va, oka, l.order)
	r := rand.New(rand.NewPCG(1, 2))
	w := map[string]int{"x": 1, "y": 3}
	keys := slices.Sorted(maps.Keys(w))
	total := 0
	for _, k := range keys {
		total += w[k]
	}
	cnt := map[string]int{}
	for range 100 {
		n := r.IntN(total)
		for _, k := range keys {
			if n -= w[k]; n < 0 {
				cnt[k]++
				break
			}
		}
	}
	fmt.Println(cnt["x"]+cnt["y"], cnt["y"] > cnt["x"])
}
