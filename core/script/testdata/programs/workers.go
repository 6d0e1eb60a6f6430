package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Job struct {
	ID   int
	Data string
}
type Result struct {
	Job
	Out string
	Err error
}
type Pool struct {
	jobs    chan Job
	results chan Result
	wg      sync.WaitGroup
	count   atomic.Int32
}

func (p *Pool) worker(id int, f func(Job) (string, error)) {
	defer p.wg.Done()
	for j := range p.jobs {
		out, err := f(j)
		p.count.Add(1)
		p.results <- Result{j, out, err}
	}
}
func run(n int, jobs []Job, f func(Job) (string, error)) []Result {
	p := &Pool{jobs: make(chan Job), results: make(chan Result, len(jobs))}
	for i := 0; i < n; i++ {
		p.wg.Add(1)
		go p.worker(i, f)
	}
	for _, j := range jobs {
		p.jobs <- j
	}
	close(p.jobs)
	p.wg.Wait()
	close(p.results)
	var out []Result
	for r := range p.results {
		out = append(out, r)
	}
	sort.Slice(out, func(a, b int) bool { return out[a].ID < out[b].ID })
	fmt.Println("count", p.count.Load())
	return out
}
func main() {
	var jobs []Job
	for i := range 6 {
		jobs = append(jobs, Job{i, strings.Repeat("x", i)})
	}
	for _, r := range run(3, jobs, func(j Job) (string, error) {
		if j.ID%4 == 3 {
			return "", fmt.Errorf("job %d failed", j.ID)
		}
		return strings.ToUpper(j.Data), nil
	}) {
		fmt.Println(r.ID, r.Out, r.Err, r.Job.Data)
	}
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	var m sync.Map
	m.Store("a", Job{1, "z"})
	v, ok := m.Load("a")
	fmt.Println(v.(Job).Data, ok)
	m.Store(Job{1, "k"}, 5)
	v, ok = m.Load(Job{1, "k"})
	fmt.Println(v, ok)
	pool := sync.Pool{New: func() any { return &Job{ID: 42} }}
	j := pool.Get().(*Job)
	fmt.Println(j.ID)
	pool.Put(j)
	var rw sync.RWMutex
	rw.RLock()
	rw.RUnlock()
	cond := sync.NewCond(&sync.Mutex{})
	ready := false
	go func() { cond.L.Lock(); ready = true; cond.L.Unlock(); cond.Broadcast() }()
	cond.L.Lock()
	for !ready {
		cond.Wait()
	}
	cond.L.Unlock()
	fmt.Println("ready")
	done := make(chan struct{})
	time.AfterFunc(time.Millisecond, func() { close(done) })
	<-done
	fmt.Println("after")
	var val atomic.Value
	val.Store(Job{7, "v"})
	fmt.Println(val.Load().(Job).ID)
	tick := time.NewTicker(time.Millisecond)
	k := 0
	for range tick.C {
		k++
		if k == 3 {
			tick.Stop()
			break
		}
	}
	fmt.Println(k)
	results := make([]int, 5)
	var wg sync.WaitGroup
	for i := range results {
		wg.Add(1)
		go func(n int) { defer wg.Done(); results[n] = n * n }(i)
	}
	wg.Wait()
	fmt.Println(results)
	err := func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("rec: %v", r)
			}
		}()
		panic("x")
	}()
	fmt.Println(err)
}
