package load_test

import (
	"bytes"
	"io"
	"math"
	"mime"
	"mime/multipart"
	"net/url"
	"testing"

	"github.com/loadcore/loadcore/core/load"
	"pgregory.net/rapid"
)

func TestFormRoundTrips(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name, value := rapid.String().Draw(t, "name"), rapid.String().Draw(t, "value")
		got, err := url.ParseQuery(string(load.Form(name, value).Data))
		if err != nil || got.Get(name) != value {
			t.Fatalf("parsed %q (%v), want %q=%q", got, err, name, value)
		}
	})
}

func TestBodies(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, kind, data string
		body             load.Body
		fails            bool
	}{
		{"a form keeps its order", "application/x-www-form-urlencoded", "b=2&a=x+y&c=0.5", load.Form("b", 2, "a", "x y", "c", 0.5), false},
		{"an empty form is an empty body", "application/x-www-form-urlencoded", "", load.Form(), false},
		{"a form of odd length fails", "", "", load.Form("a"), true},
		{"JSON is encoded", "application/json", `{"a":1}`, load.JSON(map[string]int{"a": 1}), false},
		{"what JSON cannot express fails", "", "", load.JSON(math.NaN()), true},
		{"bytes are sent as they are", "text/csv", "a,b", load.Bytes("text/csv", []byte("a,b")), false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if (row.body.Err() != nil) != row.fails {
				t.Fatalf("error %v, want one: %v", row.body.Err(), row.fails)
			}
			if row.body.ContentType != row.kind || string(row.body.Data) != row.data {
				t.Errorf("body %q %q, want %q %q", row.body.ContentType, row.body.Data, row.kind, row.data)
			}
		})
	}
}

func TestMultipartReadsBack(t *testing.T) {
	t.Parallel()
	body := load.Multipart(
		load.Part{Name: "note", Data: []byte("hello")},
		load.Part{Name: `odd"name`, FileName: "a\"\r\n.txt", Data: []byte("file")},
	)
	_, params, err := mime.ParseMediaType(body.ContentType)
	if err != nil {
		t.Fatal(err)
	}
	r := multipart.NewReader(bytes.NewReader(body.Data), params["boundary"])
	for _, want := range []struct{ name, file, data string }{
		{"note", "", "hello"}, {"odd%22name", "a%22%0D%0A.txt", "file"},
	} {
		p, err := r.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(p)
		if p.FormName() != want.name || p.FileName() != want.file || string(data) != want.data {
			t.Errorf("part %q %q %q, want %+v", p.FormName(), p.FileName(), data, want)
		}
	}
}
