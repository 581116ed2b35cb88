package kafka

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"
)

// certify makes a certificate for names that signs itself, writes it and its
// key to files and returns them.
func certify(t *testing.T, name string, ips ...net.IP) (certFile, keyFile string, cert tls.Certificate) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, IPAddresses: ips,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(file, kind string, b []byte) string {
		path := filepath.Join(dir, file)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	certFile, keyFile = write("cert.pem", "CERTIFICATE", der), write("key.pem", "PRIVATE KEY", pkcs8)
	if cert, err = tls.LoadX509KeyPair(certFile, keyFile); err != nil {
		t.Fatal(err)
	}
	return certFile, keyFile, cert
}

func TestEncryption(t *testing.T) {
	serverFile, _, serverCert := certify(t, "broker", net.IPv4(127, 0, 0, 1))
	clientFile, clientKey, clientCert := certify(t, "client")
	strangerFile, strangerKey, _ := certify(t, "stranger")
	namelessFile, _, namelessCert := certify(t, "elsewhere")
	clients := x509.NewCertPool()
	clients.AddCert(clientCert.Leaf)
	ctx := testCtx(t)

	open := broker(t, kfake.TLS(&tls.Config{Certificates: []tls.Certificate{serverCert}}))
	mutual := broker(t, kfake.TLS(&tls.Config{Certificates: []tls.Certificate{serverCert}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: clients}))
	nameless := broker(t, kfake.TLS(&tls.Config{Certificates: []tls.Certificate{namelessCert}}))
	plain := broker(t)
	for _, c := range []struct {
		name, addr string
		s          security
		props      []string
		want       string
	}{
		{"trusted", open, security{trustPEM: serverFile}, nil, ""},
		{"TLS 1.2 with one cipher", open, security{trustPEM: serverFile, versions: []string{"TLSv1.2"}, ciphers: []string{"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}}, nil, ""},
		{"not trusted", open, security{trustPEM: strangerFile}, nil, "SSL handshake failed"},
		{"own certificate", mutual, security{trustPEM: serverFile, certFile: clientFile, keyFile: clientKey}, nil, ""},
		{"other name", nameless, security{trustPEM: namelessFile}, nil, "SSL handshake failed"},
		{"any name", nameless, security{trustPEM: namelessFile}, []string{"ssl.endpoint.identification.algorithm", ""}, ""},
		{"any name of a stranger", nameless, security{trustPEM: strangerFile}, []string{"ssl.endpoint.identification.algorithm", ""}, "SSL handshake failed"},
		{"no encryption", plain, security{trustPEM: serverFile}, nil, "Topic t not present in metadata after 300 ms."},
	} {
		c.s.secured = true
		p, err := newProducer([]string{c.addr}, set(append([]string{"security.protocol", "SSL", "max.block.ms", "300"}, c.props...)...), c.s)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		err = p.send(ctx, &kgo.Record{Topic: "t", Value: []byte("x")}, -1)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "":
			wantErr(t, err, c.want)
		}
		p.close(ctx)
	}
	// A certificate that the broker does not accept, or none, is noticed after
	// the handshake.
	for _, s := range []security{{trustPEM: serverFile, certFile: strangerFile, keyFile: strangerKey}, {trustPEM: serverFile}} {
		s.secured = true
		p, err := newProducer([]string{mutual}, set("security.protocol", "SSL", "max.block.ms", "300"), s)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.send(ctx, &kgo.Record{Topic: "t", Value: []byte("x")}, -1); err == nil {
			t.Error("a broker lets a stranger in")
		}
		p.close(ctx)
	}
	// One that does not encrypt finds nobody to talk to, and the consumer
	// polls nothing.
	c := mustConsumer(t, open, "group.id", "g")
	// Whether it notices at once depends on how soon the broker hangs up.
	if err := c.subscribe(ctx, []string{"t"}, nil); err != nil {
		wantErr(t, err, "Server might not be available")
	}
	if rs, err := c.poll(ctx, 300*time.Millisecond); err != nil {
		wantErr(t, err, "Server might not be available")
	} else if len(rs) > 0 {
		t.Errorf("without encryption there are %d records", len(rs))
	}
	short, cancel := contextOf(t, 300*time.Millisecond)
	defer cancel()
	c.close(short)

	for text, s := range map[string]security{
		"'TLSv3' is not a version of TLS":                                           {versions: []string{"TLSv3"}},
		"'NULL' is not a cipher suite that is supported":                            {ciphers: []string{"NULL"}},
		"DTLS is not a protocol of connections over TCP":                            {protocol: "DTLS"},
		"open /no/such/file.pem: no such file or directory":                         {trustPEM: "/no/such/file.pem"},
		"a key file with a password is not supported; put the key into a key store": {certFile: clientFile, keyFile: clientKey, keyFilePw: "x"},
	} {
		s.secured = true
		_, err := newProducer([]string{open}, set("security.protocol", "SSL"), s)
		wantErr(t, err, "Failed to create new NetworkClient")
		wantErr(t, errors.Unwrap(err), text)
	}
}

func TestVersionsAndCiphers(t *testing.T) {
	for _, c := range []struct {
		names  []string
		lo, hi uint16
	}{
		{nil, 0, 0},
		{[]string{"TLSv1.3"}, tls.VersionTLS13, tls.VersionTLS13},
		{[]string{"TLSv1.3", "tlsv1.1", "TLSv1.2"}, tls.VersionTLS11, tls.VersionTLS13},
		{[]string{"TLSv1"}, tls.VersionTLS10, tls.VersionTLS10},
	} {
		if lo, hi, err := versions(c.names); lo != c.lo || hi != c.hi || err != nil {
			t.Errorf("versions of %v are %x, %x, %v", c.names, lo, hi, err)
		}
	}
	ids, err := ciphers([]string{"TLS_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305"})
	if want := []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256}; err != nil || !slices.Equal(ids, want) {
		t.Errorf("ciphers are %v, %v", ids, err)
	}
}
