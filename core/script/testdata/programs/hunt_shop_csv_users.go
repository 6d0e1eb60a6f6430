package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

const data = `name,email,age
"Doe, Jane",jane@x.test,31
Bob,bob@x.test,x
# comment
Al,al@x.test,44
`

type user struct {
	Name, Email string
	Age         int
}

func load(s string) ([]user, []error) {
	r := csv.NewReader(strings.NewReader(s))
	r.Comment = '#'
	var us []user
	var errs []error
	head := map[string]int{}
	for n := 0; ; n++ {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if n == 0 {
			for i, h := range rec {
				head[h] = i
			}
			continue
		}
		age, err := strconv.Atoi(rec[head["age"]])
		if err != nil {
			errs = append(errs, fmt.Errorf("row %d: %w", n, err))
			continue
		}
		us = append(us, user{rec[head["name"]], rec[head["email"]], age})
	}
	return us, errs
}

func main() {
	us, errs := load(data)
	fmt.Println(us)
	fmt.Println(errs)
	w := csv.NewWriter(os.Stdout)
	for _, u := range us {
		if err := w.Write([]string{u.Name, strconv.Itoa(u.Age)}); err != nil {
			fmt.Println(err)
		}
	}
	w.Flush()
	fmt.Println(w.Error())
}
