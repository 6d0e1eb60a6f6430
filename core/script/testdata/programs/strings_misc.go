package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func rev(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}
func main() {
	s := "héllo, 世界"
	for i, r := range s {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println(len(s), utf8.RuneCountInString(s))
	fmt.Println(rev(s), s[1:3] == "é", s[0], s[len(s)-1], strings.ToUpper(s))
	b := strings.Builder{}
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&b, "%d-", i)
	}
	b.WriteByte('x')
	b.WriteRune('é')
	fmt.Println(b.String(), b.Len())
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, "aBcD"), strings.FieldsFunc("a1b2c", unicode.IsDigit))
	t := ""
	for i := range 5 {
		t += string(rune('a' + i))
	}
	fmt.Println(t, t < "abd", t[1:], t[:2], t[2:4])
	fmt.Println(strings.Split("a,b,c", ","), strings.Join([]string{"x", "y"}, "-"), strings.Repeat("ab", 3), strings.Replace("aaa", "a", "b", 2), strings.Contains("abc", "bc"), strings.Index("abc", "c"), strings.TrimLeft("xxa", "x"), strings.Title("hello"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("<a>"))
	n, err := strconv.Atoi("x1")
	fmt.Println(n, err)
	f, _ := strconv.ParseFloat("1.5e3", 64)
	q := strconv.Quote("a\n\"b")
	fmt.Println(f, q, strconv.FormatInt(255, 2), strconv.Itoa(-5))
	for i := 0; i < len("añb"); i++ {
		fmt.Printf("%x ", "añb"[i])
	}
	for i, c := range []byte("hi") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
	bad := "a\xffb"
	for i, r := range bad {
		fmt.Print(i, r, " ")
	}
	fmt.Println(utf8.ValidString(bad))
	sc := bufio.NewScanner(strings.NewReader("l1\nl2 w\n\nl4"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println()
	ws := bufio.NewScanner(strings.NewReader("one two"))
	ws.Split(bufio.ScanWords)
	for ws.Scan() {
		fmt.Print(ws.Text(), ";")
	}
	fmt.Println()
	rd := csv.NewReader(strings.NewReader("a,b\n\"x,y\",2\n"))
	recs, _ := rd.ReadAll()
	fmt.Println(recs, len(recs))
	fmt.Println(hex.EncodeToString([]byte("hi")), html.EscapeString("<a&b>"), url.QueryEscape("a b&c"))
	before, after, ok := strings.Cut("k=v=w", "=")
	fmt.Println(before, after, ok)
	fmt.Println(strings.EqualFold("Go", "GO"), strings.TrimFunc("123abc456", unicode.IsDigit), strings.LastIndex("go gopher", "go"))
	var sb strings.Builder
	w := io.MultiWriter(&sb, io.Discard)
	fmt.Fprint(w, "multi")
	fmt.Println(sb.String())
	var buf bytes.Buffer
	buf.WriteString("line1\nline2")
	l, _ := buf.ReadString('\n')
	fmt.Printf("%q %d\n", l, buf.Len())
	fmt.Println(`raw\n`+"x", "tab\tq", '\'', "\u00e9", len("\u00e9"))
	fmt.Sscanf("5 abc", "%d %s", &n, &t)
	fmt.Println(n, t)
	sw := "b"
	switch {
	case sw > "a" && sw < "c":
		fmt.Println("between")
	default:
		fmt.Println("no")
	}
}
