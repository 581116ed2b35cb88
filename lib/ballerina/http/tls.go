package http

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"strings"

	"barre/lib/ballerina/sql/keystore"
	"barre/value"
)

// The TLS settings of listeners and clients.

// tlsVersions reads the field protocol: the range of versions.
func tlsVersions(cfg *tls.Config, v value.Value) error {
	p := mapping(v)
	if p == nil {
		return nil
	}
	for _, name := range stringsOf(p.Field("versions")) {
		n, ok := tlsVersion(name)
		if !ok {
			return fmt.Errorf("unsupported TLS version: %s", name)
		}
		if cfg.MinVersion == 0 || n < cfg.MinVersion {
			cfg.MinVersion = n
		}
		if n > cfg.MaxVersion {
			cfg.MaxVersion = n
		}
	}
	return nil
}

func tlsVersion(name string) (uint16, bool) {
	switch strings.ToUpper(name) {
	case "TLSV1", "TLSV1.0":
		return tls.VersionTLS10, true
	case "TLSV1.1":
		return tls.VersionTLS11, true
	case "TLSV1.2":
		return tls.VersionTLS12, true
	case "TLSV1.3":
		return tls.VersionTLS13, true
	}
	return 0, false
}

// tlsCiphers sets the cipher suites that Go has among those named. Go has none
// of Diffie-Hellman over finite fields, and suites of TLS 1.3 are not for
// choosing; they are passed over. Names that nobody has are an error.
func tlsCiphers(cfg *tls.Config, names []string) error {
	if len(names) == 0 {
		return nil
	}
	known := map[string]uint16{}
	for _, s := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		known[s.Name] = s.ID
	}
	v13 := false
	for _, n := range names {
		id, ok := known[n]
		switch {
		case ok && (id == tls.TLS_AES_128_GCM_SHA256 || id == tls.TLS_AES_256_GCM_SHA384 || id == tls.TLS_CHACHA20_POLY1305_SHA256):
			v13 = true
		case ok:
			cfg.CipherSuites = append(cfg.CipherSuites, id)
		case strings.HasPrefix(n, "TLS_"), strings.HasPrefix(n, "SSL_"):
		default:
			return fmt.Errorf("unsupported cipher suite: %s", n)
		}
	}
	if len(cfg.CipherSuites) == 0 && !v13 {
		return fmt.Errorf("none of the cipher suites is supported: %s", strings.Join(names, ", "))
	}
	if !v13 && cfg.MaxVersion == 0 {
		cfg.MaxVersion = tls.VersionTLS12
	}
	return nil
}

// tlsCertificate reads a key store, or a certificate and its key.
func tlsCertificate(v *value.Map) (tls.Certificate, error) {
	if _, ok := v.Get("certFile"); !ok {
		path, password := v.Str("path"), v.Str("password")
		switch {
		case path == "":
			return tls.Certificate{}, errors.New("KeyStore file location must be provided for secure connection")
		case password == "":
			return tls.Certificate{}, errors.New("KeyStore password must be provided for secure connection")
		}
		return keystore.Certificate(path, password, "")
	}
	certFile, keyFile := v.Str("certFile"), v.Str("keyFile")
	switch {
	case certFile == "":
		return tls.Certificate{}, errors.New("Certificate file location must be provided for secure connection")
	case keyFile == "":
		return tls.Certificate{}, errors.New("Private key file location must be provided for secure connection")
	}
	certPEM, err := os.ReadFile(certFile)
	if err != nil {
		return tls.Certificate{}, err
	}
	keyPEM, err := os.ReadFile(keyFile)
	if err != nil {
		return tls.Certificate{}, err
	}
	if pw := v.Str("keyPassword"); pw != "" {
		if keyPEM, err = decryptKey(keyPEM, pw); err != nil {
			return tls.Certificate{}, fmt.Errorf("private key %s: %w", keyFile, err)
		}
	}
	return tls.X509KeyPair(certPEM, keyPEM)
}

// decryptKey decrypts a private key in PEM.
func decryptKey(data []byte, password string) ([]byte, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errors.New("there is no key in PEM")
	}
	if block.Type == "ENCRYPTED PRIVATE KEY" {
		der, err := decryptPKCS8(block.Bytes, password)
		if err != nil {
			return nil, err
		}
		return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), nil
	}
	//lint:ignore SA1019 keys of this form are still around
	if x509.IsEncryptedPEMBlock(block) {
		der, err := x509.DecryptPEMBlock(block, []byte(password))
		if err != nil {
			return nil, err
		}
		return pem.EncodeToMemory(&pem.Block{Type: block.Type, Bytes: der}), nil
	}
	return data, nil
}

// tlsTrusted reads the certificates to trust: a PEM file or a trust store.
func tlsTrusted(v value.Value) (*x509.CertPool, error) {
	if s, ok := v.(*value.String); ok {
		if s.String() == "" {
			return nil, errors.New("Certificate file location must be provided for secure connection")
		}
		return keystore.PEM(s.String())
	}
	m := mapping(v)
	path, password := m.Str("path"), m.Str("password")
	switch {
	case path == "":
		return nil, errors.New("TrustStore file location must be provided for secure connection")
	case password == "":
		return nil, errors.New("TrustStore password must be provided for secure connection")
	}
	return keystore.Trusted(path, password)
}

// listenerTLS makes the TLS settings of a listener.
func listenerTLS(cfg *value.Map, http2 bool) (*tls.Config, error) {
	cert, err := tlsCertificate(mapping(cfg.Field("key")))
	if err != nil {
		return nil, err
	}
	t := &tls.Config{Certificates: []tls.Certificate{cert}}
	if err := tlsVersions(t, cfg.Field("protocol")); err != nil {
		return nil, err
	}
	if err := tlsCiphers(t, stringsOf(cfg.Field("ciphers"))); err != nil {
		return nil, err
	}
	if mutual := mapping(cfg.Field("mutualSsl")); mutual != nil {
		if t.ClientCAs, err = tlsTrusted(mutual.Field("cert")); err != nil {
			return nil, err
		}
		t.ClientAuth = tls.RequireAndVerifyClientCert
		if mutual.Str("verifyClient") == "OPTIONAL" {
			t.ClientAuth = tls.VerifyClientCertIfGiven
		}
	}
	if v, ok := cfg.Get("shareSession"); ok && !boolOf(v) {
		t.SessionTicketsDisabled = true
	}
	if http2 {
		t.NextProtos = []string{"h2", "http/1.1"}
	} else {
		t.NextProtos = []string{"http/1.1"}
	}
	return t, nil
}

// clientTLS makes the TLS settings of a client; cfg may be nil.
func clientTLS(cfg *value.Map) (*tls.Config, error) {
	t := &tls.Config{ClientSessionCache: tls.NewLRUClientSessionCache(64)}
	if cfg == nil {
		return t, nil
	}
	if v, ok := cfg.Get("enable"); ok && !boolOf(v) {
		t.InsecureSkipVerify = true
	} else if c, ok := cfg.Get("cert"); ok && c != nil {
		pool, err := tlsTrusted(c)
		if err != nil {
			return nil, err
		}
		t.RootCAs = pool
	}
	if k := mapping(cfg.Field("key")); k != nil {
		cert, err := tlsCertificate(k)
		if err != nil {
			return nil, err
		}
		t.Certificates = []tls.Certificate{cert}
	}
	if err := tlsVersions(t, cfg.Field("protocol")); err != nil {
		return nil, err
	}
	if err := tlsCiphers(t, stringsOf(cfg.Field("ciphers"))); err != nil {
		return nil, err
	}
	if v, ok := cfg.Get("shareSession"); ok && !boolOf(v) {
		t.ClientSessionCache = nil
	}
	t.ServerName = cfg.Str("serverName")
	if v, ok := cfg.Get("verifyHostName"); ok && !boolOf(v) && !t.InsecureSkipVerify {
		// Go verifies the name with the chain or nothing; here it is the chain
		// without the name.
		t.InsecureSkipVerify = true
		roots := t.RootCAs
		t.VerifyConnection = func(cs tls.ConnectionState) error {
			opts := x509.VerifyOptions{Roots: roots, Intermediates: x509.NewCertPool()}
			for _, c := range cs.PeerCertificates[1:] {
				opts.Intermediates.AddCert(c)
			}
			_, err := cs.PeerCertificates[0].Verify(opts)
			return err
		}
	}
	return t, nil
}
