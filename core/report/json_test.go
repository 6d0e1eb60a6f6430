package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaPath = "../../docs/summary.schema.json"

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func summaryJSON(t *testing.T, s *stats.Summary) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := report.JSON(&out, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func parsed(t *testing.T, text []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestJSONKeepsItsSchema(t *testing.T) {
	t.Parallel()
	odd := shop()
	odd.Total.RPS, odd.Rows[0].FailRPS, odd.Generator.CPU = math.NaN(), math.Inf(1), math.Inf(-1)
	for name, s := range map[string]*stats.Summary{
		"a clean run":                     shop(),
		"a troubled run":                  troubled(),
		"a run without any sample":        {Verdict: stats.Verdict{State: stats.Invalid}, Snapshot: &stats.Snapshot{}},
		"rates that are no numbers":       odd,
		"a seed that only 64 bits hold":   {Seed: math.MaxUint64, Verdict: stats.Verdict{State: stats.Valid}, Snapshot: &stats.Snapshot{}},
		"texts that are no valid Unicode": {Host: "http://\xff", Version: "\xff\x00", Verdict: stats.Verdict{State: stats.Valid}, Snapshot: &stats.Snapshot{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := schema(t).Validate(parsed(t, summaryJSON(t, s))); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestJSONSchemaCatchesDrift(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(doc map[string]any){
		"a field that the schema does not know": func(doc map[string]any) { doc["new"] = 1 },
		"a missing field":                       func(doc map[string]any) { delete(doc["run"].(map[string]any), "seed") },
		"another type":                          func(doc map[string]any) { doc["total"].(map[string]any)["count"] = "1" },
		"an unknown verdict":                    func(doc map[string]any) { doc["verdict"].(map[string]any)["state"] = "fine" },
		"a time that is none":                   func(doc map[string]any) { doc["run"].(map[string]any)["started_at"] = "noon" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := parsed(t, summaryJSON(t, shop())).(map[string]any)
			change(doc)
			if schema(t).Validate(doc) == nil {
				t.Error("the schema takes it")
			}
		})
	}
}

// objects calls visit for each object of the schema that has properties.
func objects(node any, visit func(object map[string]any)) {
	switch node := node.(type) {
	case map[string]any:
		if _, ok := node["properties"].(map[string]any); ok && node["type"] == "object" {
			visit(node)
		}
		for _, child := range node {
			objects(child, visit)
		}
	case []any:
		for _, child := range node {
			objects(child, visit)
		}
	}
}

func TestJSONSchemaIsStrictAndDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile("../../docs/summary.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	objects(parsed(t, text), func(o map[string]any) {
		n++
		names := slices.Sorted(maps.Keys(o["properties"].(map[string]any)))
		if o["additionalProperties"] != false {
			t.Errorf("the object with %v takes further fields", names)
		}
		if len(o["required"].([]any)) != len(names) {
			t.Errorf("the object with %v does not require all of them", names)
		}
		for _, name := range names {
			if !strings.Contains(string(guide), "`"+name+"`") {
				t.Errorf("docs/summary.md does not explain `%s`", name)
			}
		}
	})
	if n < 15 {
		t.Errorf("found %d objects in the schema; the test looks at the wrong place", n)
	}
}

// document is the part of a summary that tests look at.
type document struct {
	Run struct {
		StartedAt time.Time `json:"started_at"`
		Duration  float64   `json:"duration_s"`
		Measured  float64   `json:"measured_s"`
		Host      string
	}
	Total struct {
		Name    string
		Count   uint64
		Service map[string]float64 `json:"service_ms"`
	}
	Requests   []struct{ Method, Name string }
	Histograms struct {
		Total    struct{ Service, Response string }
		Requests []struct{ Method, Name, Service, Response string }
	}
}

func decoded(t *testing.T, s *stats.Summary) document {
	t.Helper()
	var d document
	if err := json.Unmarshal(summaryJSON(t, s), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestJSONUnits(t *testing.T) {
	t.Parallel()
	s := shop()
	s.Since = 12 * time.Second
	s.Total.Service.Percentiles[0] = 12345 * time.Microsecond
	s.Total.Service.Max = 2 * time.Second
	d := decoded(t, s)
	for name, got := range map[string][2]float64{
		"duration in seconds":                     {d.Run.Duration, 60},
		"the measured part, in seconds":           {d.Run.Measured, 48},
		"the median in milliseconds":              {d.Total.Service["p50"], 12.345},
		"the maximum in milliseconds":             {d.Total.Service["max"], 2000},
		"the start, to the millisecond (as Unix)": {float64(d.Run.StartedAt.UnixMilli()), float64(began.UnixMilli())},
		"the number of samples":                   {float64(d.Total.Count), 1905},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: got %v, want %v", name, got[0], got[1])
		}
	}
}

func TestJSONHistogramsCanBeMergedAgain(t *testing.T) {
	t.Parallel()
	s := shop()
	d := decoded(t, s)
	if len(d.Histograms.Requests) != len(s.Rows) {
		t.Fatalf("%d histograms for %d rows", len(d.Histograms.Requests), len(s.Rows))
	}
	merged := new(stats.Histogram)
	for i, r := range d.Histograms.Requests {
		h, err := stats.DecodeHistogram(r.Service)
		if err != nil {
			t.Fatal(err)
		}
		if r.Method != s.Rows[i].Method || r.Name != s.Rows[i].Name || h.Count() != s.Rows[i].Count {
			t.Errorf("row %d is %s %s with %d values; want %v with %d", i, r.Method, r.Name, h.Count(), s.Rows[i].Key, s.Rows[i].Count)
		}
		merged.Merge(h)
	}
	var want uint64
	for _, r := range s.Rows {
		want += r.Count
	}
	if merged.Count() != want {
		t.Errorf("merged %d values, want %d", merged.Count(), want)
	}
}

func TestJSONHidesPasswords(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{
		"http://user:hunter2@shop:80": "http://user:xxxxx@shop:80",
		"://user:hunter2@shop":        "shop",
		"http://shop":                 "http://shop",
	} {
		s := shop()
		s.Host = host
		if got := decoded(t, s).Run.Host; got != want {
			t.Errorf("%s: got %s, want %s", host, got, want)
		}
	}
}
