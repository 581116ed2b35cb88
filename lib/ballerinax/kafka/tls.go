package kafka

import (
	"crypto/tls"
	"errors"
	"fmt"
	"strings"

	"barre/lib/ballerina/sql/keystore"
)

// tlsConfig makes the configuration of encrypted connections. anyName says that
// certificates need not bear the name of the host.
func (s *security) tlsConfig(anyName bool) (*tls.Config, error) {
	conf := new(tls.Config)
	if !s.secured {
		return conf, nil
	}
	var err error
	switch {
	case s.trustPEM != "":
		conf.RootCAs, err = keystore.PEM(s.trustPEM)
	case s.trustStore != "":
		conf.RootCAs, err = keystore.Trusted(s.trustStore, s.trustPw)
	}
	if err != nil {
		return nil, err
	}
	var own tls.Certificate
	switch {
	case s.keyStore != "":
		own, err = keystore.Certificate(s.keyStore, s.keyPw, s.keyPass)
	case s.certFile != "":
		if s.keyFilePw != "" {
			return nil, errors.New("a key file with a password is not supported; put the key into a key store")
		}
		own, err = keystore.KeyPair(s.certFile, s.keyFile)
	}
	if err != nil {
		return nil, err
	}
	if own.PrivateKey != nil {
		conf.Certificates = []tls.Certificate{own}
	}
	if s.protocol == "DTLS" {
		return nil, errors.New("DTLS is not a protocol of connections over TCP")
	}
	if conf.MinVersion, conf.MaxVersion, err = versions(s.versions); err != nil {
		return nil, err
	}
	if conf.CipherSuites, err = ciphers(s.ciphers); err != nil {
		return nil, err
	}
	if anyName {
		conf.InsecureSkipVerify = true
		conf.VerifyConnection = keystore.VerifyIssuer(conf.RootCAs)
	}
	return conf, nil
}

// versions gives the least and greatest of the versions named; zeros for none.
func versions(names []string) (lo, hi uint16, err error) {
	for _, n := range names {
		var v uint16
		switch strings.ToUpper(n) {
		case "TLSV1", "TLSV1.0":
			v = tls.VersionTLS10
		case "TLSV1.1":
			v = tls.VersionTLS11
		case "TLSV1.2":
			v = tls.VersionTLS12
		case "TLSV1.3":
			v = tls.VersionTLS13
		default:
			return 0, 0, fmt.Errorf("'%s' is not a version of TLS", n)
		}
		if lo == 0 || v < lo {
			lo = v
		}
		hi = max(hi, v)
	}
	return lo, hi, nil
}

// ciphers finds cipher suites by name. Those of TLS 1.3 cannot be chosen: they
// are all used.
func ciphers(names []string) ([]uint16, error) {
	var ids []uint16
	for _, n := range names {
		found := false
		for _, s := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
			if s.Name != n && s.Name != strings.TrimSuffix(n, "_SHA256")+"_SHA256" {
				continue
			}
			found = true
			if s.SupportedVersions[0] != tls.VersionTLS13 {
				ids = append(ids, s.ID)
			}
			break
		}
		if !found {
			return nil, fmt.Errorf("'%s' is not a cipher suite that is supported", n)
		}
	}
	return ids, nil
}
