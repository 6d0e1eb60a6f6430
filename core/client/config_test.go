package client_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/client"
)

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	junk := filepath.Join(t.TempDir(), "junk.pem")
	if err := os.WriteFile(junk, []byte("junk"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name  string
		cfg   client.Config
		wants []string // all of them in one error; none means that it is fine
	}{
		{"the zero value is fine", client.Config{}, nil},
		{"a proxy with a password is fine", client.Config{Proxy: "http://me:pw@proxy:3128/"}, nil},
		{"negative values", client.Config{Timeout: -1, ConnectTimeout: -1, IdleTimeout: -1, MaxBody: -1, MaxHeader: -1, MaxBodies: -1},
			[]string{"Timeout is", "ConnectTimeout is", "IdleTimeout is", "MaxBody is", "MaxHeader is", "MaxBodies is"}},
		{"sizes beyond reason", client.Config{MaxBody: 1 << 40, MaxHeader: 1 << 40}, []string{"MaxBody is", "MaxHeader is"}},
		{"a user agent of two lines", client.Config{UserAgent: "a\r\nX: y"}, []string{"UserAgent"}},
		{"a proxy of another kind", client.Config{Proxy: "socks5://me:pw@x:1"}, []string{`"socks5://me:xxxxx@x:1"`, "http://host:port"}},
		{"a proxy that is no URL", client.Config{Proxy: "http://me:pw@x:y"}, []string{"the proxy is not a URL"}},
		{"a proxy without a host", client.Config{Proxy: "proxy:3128"}, []string{"http://host:port"}},
		{"files that do not exist", client.Config{CAFile: "no-ca.pem", CertFile: "no-cert.pem", KeyFile: "no-key.pem"}, []string{"no-ca.pem", "no-cert.pem"}},
		{"files that hold nothing", client.Config{CAFile: junk, CertFile: junk, KeyFile: junk}, []string{"holds no certificate", "client certificate"}},
		{"a certificate without its key", client.Config{CertFile: junk}, []string{"KeyFile is not"}},
		{"a key without its certificate", client.Config{KeyFile: junk, Timeout: -1}, []string{"CertFile is not", "Timeout is"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c, err := client.New(row.cfg)
			if len(row.wants) == 0 {
				if err != nil {
					t.Fatal(err)
				}
				c.Close()
				return
			}
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range row.wants {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
			if strings.Contains(err.Error(), "pw") {
				t.Errorf("%q tells the password", err)
			}
		})
	}
}
