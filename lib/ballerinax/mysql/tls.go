package mysql

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"

	"barre/lib/ballerina/sql/keystore"
	"barre/value"
)

// secure is a SecureSocket record taken apart.
type secure struct {
	mode           string
	key, trust     string // paths of the stores
	keyPw, trustPw string
}

func readSecure(m *value.Map) (*secure, error) {
	s := &secure{mode: m.Str("mode")}
	if k, ok := m.Field("key").(*value.Map); ok {
		s.key, s.keyPw = k.Str("path"), k.Str("password")
	}
	if k, ok := m.Field("cert").(*value.Map); ok {
		s.trust, s.trustPw = k.Str("path"), k.Str("password")
	}
	return s, nil
}

func (s *secure) id() string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("%s|%q|%q|%q|%q", s.mode, s.key, s.keyPw, s.trust, s.trustPw)
}

// config makes the TLS configuration for a server; nil for connections that
// are not encrypted. fallback says that a server which does not encrypt will do.
func (s *secure) config(host string) (conf *tls.Config, fallback bool, err error) {
	if s == nil {
		s = &secure{mode: "PREFERRED"}
	}
	if s.mode == "DISABLED" {
		return nil, false, nil
	}
	conf = &tls.Config{ServerName: host}
	if s.key != "" {
		c, err := keystore.Certificate(s.key, s.keyPw, "")
		if err != nil {
			return nil, false, err
		}
		conf.Certificates = []tls.Certificate{c}
	}
	if s.trust != "" {
		if conf.RootCAs, err = keystore.Trusted(s.trust, s.trustPw); err != nil {
			return nil, false, err
		}
	}
	switch s.mode {
	case "PREFERRED":
		// Encryption without knowing the server is better than none, and an
		// old version better than plain text.
		conf.InsecureSkipVerify, conf.MinVersion = true, tls.VersionTLS10
		return conf, true, nil
	case "REQUIRED":
		conf.InsecureSkipVerify = true
	case "VERIFY_CA":
		conf.InsecureSkipVerify = true
		conf.VerifyConnection = keystore.VerifyIssuer(conf.RootCAs)
	}
	return conf, false, nil
}

func isCertificate(err error) bool { return certificateMessage(err) != "" }

// certificateMessage says what is wrong with the server's certificate, "" when
// the error is about something else.
func certificateMessage(err error) string {
	var name x509.HostnameError
	var authority x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var alert tls.AlertError
	switch {
	case errors.As(err, &name):
		c := name.Certificate
		if len(c.DNSNames)+len(c.IPAddresses) == 0 {
			return fmt.Sprintf("Server identity verification failed. Certificate Common Name '%s' does not match '%s'.", c.Subject.CommonName, name.Host)
		}
		return fmt.Sprintf("Server identity verification failed. None of the DNS or IP Subject Alternative Name entries matched the server name '%s'.", name.Host)
	case errors.As(err, &authority):
		return "The server's certificate was issued by an authority that is not trusted"
	case errors.As(err, &invalid):
		return "The server's certificate is not valid: " + invalid.Error()
	case errors.As(err, &alert):
		return "The server refused to encrypt the connection: " + alert.Error()
	}
	return ""
}
