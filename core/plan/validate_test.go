package plan_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/plan"
)

// problems are the lines of a joined error.
func problems(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func wantProblems(t *testing.T, err error, want []string) {
	t.Helper()
	got := problems(err)
	if len(got) != len(want) {
		t.Fatalf("%d problems %q, want %d: %q", len(got), got, len(want), want)
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("problem %d is %q, want one with %q", i, got[i], want[i])
		}
	}
}

func TestSpecValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		spec plan.Spec
		want []string
	}{
		{"the zero spec is fine", plan.Spec{}, nil},
		{"a full spec is fine", plan.Spec{
			Host: "https://user:secret@shop.example:8443/base", Names: 5,
			Wait: &plan.WaitSpec{Shortest: time.Second, Longest: time.Second},
			HTTP: plan.HTTP{Timeout: time.Second, CertFile: "c", KeyFile: "k", Proxy: "http://proxy:3128", MaxBody: 1},
		}, nil},
		{"a host without a scheme is refused", plan.Spec{Host: "localhost:8080"}, []string{"host does not begin with http://"}},
		{"a host of another scheme is refused", plan.Spec{Host: "ftp://x"}, []string{"host does not begin with http://"}},
		{"a scheme alone is refused", plan.Spec{Host: "http://"}, []string{"host names no host"}},
		{"a port alone is refused", plan.Spec{Host: "http://:80"}, []string{"host names no host"}},
		{"a broken URL is refused", plan.Spec{Host: "http://a b/"}, []string{"host is not a URL"}},
		{"a negative wait is refused", plan.Spec{Wait: &plan.WaitSpec{Shortest: -1}}, []string{"must not be negative"}},
		{"a wait that runs backwards is refused", plan.Spec{Wait: &plan.WaitSpec{Shortest: 2, Longest: 1}}, []string{"the longest must not be below"}},
		{"half a client certificate is refused", plan.Spec{HTTP: plan.HTTP{KeyFile: "k"}}, []string{"both its certificate and its key"}},
		{"all problems are told at once", plan.Spec{
			Host: "x", Names: -1,
			HTTP: plan.HTTP{Timeout: -1, ConnectTimeout: -1, MaxBody: -1, Proxy: "proxy", CertFile: "c"},
		}, []string{"timeout is -1ns", "connect timeout is -1ns", "client certificate", "proxy does not", "max body", "host does not", "names is -1"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			wantProblems(t, row.spec.Validate(), row.want)
		})
	}
}

func TestSpecValidateKeepsPasswordsToItself(t *testing.T) {
	t.Parallel()
	for _, host := range []string{"user:sesame@host:80", "http://user:ses ame@host", "http://u:sesame#x@host", "ftp://u:sesame@host"} {
		err := errors.Join((&plan.Spec{Host: host}).Validate(), (&plan.HTTP{Proxy: host}).Validate())
		if err == nil {
			t.Errorf("%q is accepted", host)
		} else if strings.Contains(err.Error(), "ses") {
			t.Errorf("the password of %q is in %q", host, err)
		}
	}
}

func TestAssignmentValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		a    plan.Assignment
		want []string
	}{
		{"a plain assignment is fine", plan.Assignment{Number: 1, Over: time.Second, Users: []int{1, 0}}, nil},
		{"a number is required", plan.Assignment{Users: []int{1, 0}}, []string{"count from 1"}},
		{"a class too few is refused", plan.Assignment{Number: 1, Users: []int{1}}, []string{"users for 1 classes, the source has 2"}},
		{"time that overflows is refused", plan.Assignment{Number: 1, At: plan.Never, Over: plan.Never + 1, Users: []int{0, 0}}, []string{"no run takes so long"}},
		{"all problems are told at once", plan.Assignment{At: -1, Over: -1, Users: []int{-1, 2, 3}},
			[]string{"start is -1ns", "length is -1ns", "count from 1", "users for 3 classes", "class 0 shall have -1 users"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			wantProblems(t, row.a.Validate(2), row.want)
		})
	}
}
