// Package keystore reads the stores of keys and certificates that Java programs
// keep, PKCS #12 and JKS, for TLS connections.
package keystore

import (
	"bytes"
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"

	jks "github.com/pavlo-v-chernykh/keystore-go/v4"
	"software.sslmate.com/src/go-pkcs12"
)

// Certificate reads a private key and its certificates. keyPassword is the
// password of the key itself, "" when it is that of the store.
func Certificate(path, password, keyPassword string) (tls.Certificate, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return tls.Certificate{}, err
	}
	var c tls.Certificate
	if isJKS(data) {
		c, err = jksCertificate(data, password, keyPassword)
	} else {
		c, err = p12Certificate(data, password)
	}
	if err != nil {
		return c, fmt.Errorf("key store %s: %w", path, err)
	}
	return c, nil
}

// Trusted reads the certificates that a store says to trust.
func Trusted(path, password string) (*x509.CertPool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var certs []*x509.Certificate
	if isJKS(data) {
		certs, err = jksTrusted(data, password)
	} else {
		certs, err = p12Trusted(data, password)
	}
	if err == nil && len(certs) == 0 {
		err = errors.New("there is no certificate in it")
	}
	if err != nil {
		return nil, fmt.Errorf("trust store %s: %w", path, err)
	}
	pool := x509.NewCertPool()
	for _, c := range certs {
		pool.AddCert(c)
	}
	return pool, nil
}

// PEM reads trusted certificates from a file in PEM.
func PEM(path string) (*x509.CertPool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(data) {
		return nil, fmt.Errorf("there is no certificate in %s", path)
	}
	return pool, nil
}

func isJKS(data []byte) bool { return bytes.HasPrefix(data, []byte{0xfe, 0xed, 0xfe, 0xed}) }

func p12Certificate(data []byte, password string) (tls.Certificate, error) {
	key, leaf, chain, err := pkcs12.DecodeChain(data, password)
	if err != nil {
		return tls.Certificate{}, err
	}
	c := tls.Certificate{PrivateKey: key.(crypto.PrivateKey), Leaf: leaf, Certificate: [][]byte{leaf.Raw}}
	for _, x := range chain {
		c.Certificate = append(c.Certificate, x.Raw)
	}
	return c, nil
}

func p12Trusted(data []byte, password string) ([]*x509.Certificate, error) {
	certs, err := pkcs12.DecodeTrustStore(data, password)
	if err == nil {
		return certs, nil
	}
	// Stores that were not made by Java do not mark what they trust.
	blocks, err2 := pkcs12.ToPEM(data, password)
	if err2 != nil {
		return nil, err
	}
	for _, b := range blocks {
		if b.Type != "CERTIFICATE" {
			continue
		}
		c, err := x509.ParseCertificate(b.Bytes)
		if err != nil {
			return nil, err
		}
		certs = append(certs, c)
	}
	return certs, nil
}

func jksOpen(data []byte, password string) (jks.KeyStore, error) {
	ks := jks.New()
	return ks, ks.Load(bytes.NewReader(data), []byte(password))
}

func jksCertificate(data []byte, password, keyPassword string) (tls.Certificate, error) {
	ks, err := jksOpen(data, password)
	if err != nil {
		return tls.Certificate{}, err
	}
	if keyPassword == "" {
		keyPassword = password
	}
	for _, alias := range ks.Aliases() {
		if !ks.IsPrivateKeyEntry(alias) {
			continue
		}
		e, err := ks.GetPrivateKeyEntry(alias, []byte(keyPassword))
		if err != nil {
			return tls.Certificate{}, err
		}
		key, err := x509.ParsePKCS8PrivateKey(e.PrivateKey)
		if err != nil {
			return tls.Certificate{}, err
		}
		c := tls.Certificate{PrivateKey: key}
		for _, x := range e.CertificateChain {
			c.Certificate = append(c.Certificate, x.Content)
		}
		return c, nil
	}
	return tls.Certificate{}, errors.New("there is no private key in it")
}

func jksTrusted(data []byte, password string) ([]*x509.Certificate, error) {
	ks, err := jksOpen(data, password)
	if err != nil {
		return nil, err
	}
	var certs []*x509.Certificate
	for _, alias := range ks.Aliases() {
		if !ks.IsTrustedCertificateEntry(alias) {
			continue
		}
		e, err := ks.GetTrustedCertificateEntry(alias)
		if err != nil {
			return nil, err
		}
		c, err := x509.ParseCertificate(e.Certificate.Content)
		if err != nil {
			return nil, err
		}
		certs = append(certs, c)
	}
	return certs, nil
}

// KeyPair reads a certificate and its private key from files in PEM. The key
// may be in PKCS #8; one that is encrypted by a password is not supported and
// gives an error that says so.
func KeyPair(certFile, keyFile string) (tls.Certificate, error) {
	cert, err := os.ReadFile(certFile)
	if err != nil {
		return tls.Certificate{}, err
	}
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return tls.Certificate{}, err
	}
	if b, _ := pem.Decode(key); b != nil && (b.Type == "ENCRYPTED PRIVATE KEY" || b.Headers["DEK-Info"] != "") {
		return tls.Certificate{}, fmt.Errorf("the key in %s is encrypted; put it into a key store or decrypt it", keyFile)
	}
	return tls.X509KeyPair(cert, key)
}

// VerifyIssuer makes a check of a server's certificate that accepts every
// name: it verifies who issued the certificate and not whom to. roots nil are
// the system's.
func VerifyIssuer(roots *x509.CertPool) func(tls.ConnectionState) error {
	return func(cs tls.ConnectionState) error {
		opts := x509.VerifyOptions{Roots: roots, Intermediates: x509.NewCertPool()}
		for _, c := range cs.PeerCertificates[1:] {
			opts.Intermediates.AddCert(c)
		}
		_, err := cs.PeerCertificates[0].Verify(opts)
		return err
	}
}
