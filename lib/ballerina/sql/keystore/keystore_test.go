package keystore

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	jks "github.com/pavlo-v-chernykh/keystore-go/v4"
	"software.sslmate.com/src/go-pkcs12"
)

func TestStores(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "x"}, NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	keys, trusts := map[string]string{}, map[string]string{}
	data, err := pkcs12.Modern.Encode(key, cert, nil, "changeit")
	keys["modern"] = write("k1", data, err)
	data, err = pkcs12.LegacyDES.Encode(key, cert, nil, "changeit")
	keys["legacy"] = write("k2", data, err)
	data, err = pkcs12.Modern.EncodeTrustStore([]*x509.Certificate{cert}, "changeit")
	trusts["java"] = write("t1", data, err)
	trusts["plain"] = keys["modern"]

	store := jks.New()
	entry := jks.Certificate{Type: "X509", Content: der}
	if err := store.SetPrivateKeyEntry("own", jks.PrivateKeyEntry{CreationTime: time.Now(), PrivateKey: pkcs8, CertificateChain: []jks.Certificate{entry}}, []byte("inner1")); err != nil {
		t.Fatal(err)
	}
	if err := store.SetTrustedCertificateEntry("ca", jks.TrustedCertificateEntry{CreationTime: time.Now(), Certificate: entry}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	err = store.Store(&b, []byte("changeit"))
	j := write("j", b.Bytes(), err)
	trusts["jks"] = j

	for name, path := range keys {
		c, err := Certificate(path, "changeit", "")
		if err != nil || !bytes.Equal(c.Certificate[0], der) || !key.Equal(c.PrivateKey) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Certificate(path, "wrong", ""); err == nil {
			t.Errorf("%s opens by a wrong password", name)
		}
	}
	if c, err := Certificate(j, "changeit", "inner1"); err != nil || !key.Equal(c.PrivateKey) {
		t.Errorf("jks: %v", err)
	}
	if _, err := Certificate(j, "changeit", ""); err == nil {
		t.Error("the key opens by the store's password")
	}
	for name, path := range trusts {
		pool, err := Trusted(path, "changeit")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := cert.Verify(x509.VerifyOptions{Roots: pool, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}); err != nil {
			t.Errorf("%s does not trust its certificate: %v", name, err)
		}
		if _, err := Trusted(path, "wrong"); err == nil {
			t.Errorf("%s opens by a wrong password", name)
		}
	}
	certFile := write("c.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), nil)
	keyFile := write("k.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}), nil)
	if c, err := KeyPair(certFile, keyFile); err != nil || !key.Equal(c.PrivateKey) {
		t.Errorf("PEM: %v", err)
	}
	if _, err := PEM(certFile); err != nil {
		t.Error(err)
	}
	if _, err := PEM(keyFile); err == nil {
		t.Error("a key is taken for certificates")
	}
	locked := write("l.pem", pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: pkcs8}), nil)
	if _, err := KeyPair(certFile, locked); err == nil {
		t.Error("an encrypted key is read")
	}
	if _, err := Trusted(filepath.Join(dir, "none"), "x"); err == nil {
		t.Error("a store that is not there is read")
	}
}
