package main

import (
	"fmt"
	"sort"
)

type trie struct {
	kids map[byte]*trie
	end  bool
}

func (t *trie) insert(w string) {
	cur := t
	for i := 0; i < len(w); i++ {
		if cur.kids == nil {
			cur.kids = map[byte]*trie{}
		}
		next, ok := cur.kids[w[i]]
		if !ok {
			next = &trie{}
			cur.kids[w[i]] = next
		}
		cur = next
	}
	cur.end = true
}

func (t *trie) walk(prefix string, out *[]string) {
	if t == nil {
		return
	}
	if t.end {
		*out = append(*out, prefix)
	}
	keys := make([]int, 0, len(t.kids))
	for k := range t.kids {
		keys = append(keys, int(k))
	}
	sort.Ints(keys)
	for _, k := range keys {
		t.kids[byte(k)].walk(prefix+string(rune(k)), out)
	}
}

func (t *trie) find(p string) *trie {
	cur := t
	for i := 0; i < len(p) && cur != nil; i++ {
		cur = cur.kids[p[i]]
	}
	return cur
}

func main() {
	root := &trie{}
	for _, w := range []string{"cart", "cat", "checkout", "category", "car"} {
		root.insert(w)
	}
	var got []string
	root.find("ca").walk("ca", &got)
	fmt.Println(got)
	got = nil
	root.find("zz").walk("zz", &got)
	fmt.Println(got, len(got))
}
