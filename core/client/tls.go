package client

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
)

// sessions is how many TLS sessions are kept for resumption, one per host.
const sessions = 1024

// tlsConfig loads the certificates and reports everything wrong with them.
func tlsConfig(c *Config) (*tls.Config, error) {
	t := &tls.Config{
		InsecureSkipVerify: c.Insecure,
		NextProtos:         []string{"http/1.1"},
		ClientSessionCache: tls.NewLRUClientSessionCache(sessions),
	}
	var errs []error
	switch {
	case c.CertFile != "" && c.KeyFile != "":
		pair, err := tls.LoadX509KeyPair(c.CertFile, c.KeyFile)
		if err != nil {
			errs = append(errs, fmt.Errorf("load the client certificate: %w", err))
		}
		t.Certificates = []tls.Certificate{pair}
	case c.CertFile != "":
		errs = append(errs, errors.New("CertFile is set but KeyFile is not; a client certificate needs its key"))
	case c.KeyFile != "":
		errs = append(errs, errors.New("KeyFile is set but CertFile is not; a key needs its client certificate"))
	}
	if c.CAFile != "" {
		pool, err := loadCA(c.CAFile)
		if err != nil {
			errs = append(errs, err)
		}
		t.RootCAs = pool
	}
	return t, errors.Join(errs...)
}

func loadCA(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("load the certificates to trust: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("load the certificates to trust: %s holds no certificate in PEM form", file)
	}
	return pool, nil
}
