package crypto

// Keys: reading them, and what is done with them.

import (
	"bytes"
	gocrypto "crypto"
	"crypto/ecdsa"
	"crypto/md5"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"hash"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"sync"
	"time"
	"weak"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// keys knows what key a record stands for, as long as the record is there. The
// record itself does not show it.
type keys struct{ byRecord sync.Map } // weak.Pointer[value.Map] → any

func (k *keys) put(m *value.Map, key any) {
	w := weak.Make(m)
	k.byRecord.Store(w, key)
	goruntime.AddCleanup(m, func(w weak.Pointer[value.Map]) { k.byRecord.Delete(w) }, w)
}

func (k *keys) get(v value.Value) any {
	m, ok := v.(*value.Map)
	if !ok {
		return nil
	}
	key, _ := k.byRecord.Load(weak.Make(m))
	return key
}

// keyError is what is wrong with a key or with its use.
type keyError struct{ msg string }

func (e keyError) Error() string { return e.msg }

func (m *module) bindKeys(e map[string]runtime.Extern) {
	k := &keys{}
	result := func(v value.Value, err error) (value.Value, error) {
		if err != nil {
			return m.error(err.Error()), nil
		}
		return v, nil
	}
	fromFile := func(c *runtime.Context, v value.Value, what string) (b []byte, err error) {
		path := v.(*value.String).String()
		if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(path) {
			path = filepath.Join(dir, path)
		}
		c.Block(func() { b, err = os.ReadFile(path) })
		if errors.Is(err, fs.ErrNotExist) {
			return nil, keyError{what + " file not found at: " + v.(*value.String).String()}
		}
		if err != nil {
			return nil, keyError{"Unable to read the " + strings.ToLower(what) + " file"}
		}
		return b, nil
	}
	password := func(v value.Value) string {
		s, _ := v.(*value.String)
		if s == nil {
			return ""
		}
		return s.String()
	}
	for alg, name := range map[string]string{"RSA": "Rsa", "EC": "Ec"} {
		e["decode"+name+"PrivateKeyFromKeyFile"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			b, err := fromFile(c, args[0], "Key")
			if err != nil {
				return result(nil, err)
			}
			return result(m.privateKey(k, b, alg, password(args[1])))
		}
		e["decode"+name+"PublicKeyFromCertFile"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			b, err := fromFile(c, args[0], "Certificate")
			if err != nil {
				return result(nil, err)
			}
			return result(m.publicKey(k, b, alg))
		}
	}
	e["decodeRsaPrivateKeyFromContent"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return result(m.privateKey(k, bytesOf(args[0]), "RSA", password(args[1])))
	}
	e["decodeRsaPublicKeyFromContent"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return result(m.publicKey(k, bytesOf(args[0]), "RSA"))
	}
	e["buildRsaPublicKey"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		key, err := rsaOf(args[0].(*value.String).String(), args[1].(*value.String).String())
		if err != nil {
			return result(nil, err)
		}
		r := m.Record("PublicKey")
		r.Put("algorithm", value.Str("RSA"))
		k.put(r, key)
		return r, nil
	}
	e["encryptRsaEcb"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return result(crypt(k.get(args[1]), bytesOf(args[0]), args[2].(*value.String).String(), true))
	}
	e["decryptRsaEcb"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return result(crypt(k.get(args[1]), bytesOf(args[0]), args[2].(*value.String).String(), false))
	}
	for _, s := range schemes() {
		e[s.sign] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return result(s.signed(k.get(args[1]), bytesOf(args[0])))
		}
		e[s.verify] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return result(s.verified(k.get(args[2]), bytesOf(args[0]), bytesOf(args[1])))
		}
	}
}

// privateKey reads a private key in PEM.
func (m *module) privateKey(k *keys, b []byte, alg, password string) (value.Value, error) {
	var key any
	for block, rest := pem.Decode(b); block != nil && key == nil; block, rest = pem.Decode(rest) {
		var err error
		switch block.Type {
		case "RSA PRIVATE KEY":
			if block.Headers["DEK-Info"] != "" {
				return nil, encrypted(password)
			}
			key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
		case "EC PRIVATE KEY":
			key, err = x509.ParseECPrivateKey(block.Bytes)
		case "PRIVATE KEY":
			key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
		case "ENCRYPTED PRIVATE KEY":
			return nil, encrypted(password)
		}
		if err != nil {
			return nil, keyError{"Unable to do private key operations: the key is malformed"}
		}
	}
	if key == nil {
		return nil, keyError{"Unable to do private key operations: there is no private key in PEM"}
	}
	switch key.(type) {
	case *rsa.PrivateKey:
		if alg != "RSA" {
			return nil, keyError{"Not a valid " + alg + " key"}
		}
	case *ecdsa.PrivateKey:
		if alg != "EC" {
			return nil, keyError{"Not a valid " + alg + " key"}
		}
	default:
		return nil, keyError{"Not a valid " + alg + " key"}
	}
	r := m.Record("PrivateKey")
	r.Put("algorithm", value.Str(alg))
	k.put(r, key)
	return r, nil
}

func encrypted(password string) error {
	if password == "" {
		return keyError{"Failed to read the encrypted private key without a password."}
	}
	return keyError{"encrypted private keys are not supported yet: decrypt the key with 'openssl pkcs8 -in FILE -out FILE'"}
}

// publicKey reads a certificate in PEM or DER.
func (m *module) publicKey(k *keys, b []byte, alg string) (value.Value, error) {
	if block, _ := pem.Decode(b); block != nil {
		b = block.Bytes
	}
	c, err := x509.ParseCertificate(bytes.TrimSpace(b))
	if err != nil {
		return nil, keyError{"Unable to do public key operations: signed fields invalid"}
	}
	ok := false
	switch c.PublicKey.(type) {
	case *rsa.PublicKey:
		ok = alg == "RSA"
	case *ecdsa.PublicKey:
		ok = alg == "EC"
	}
	if !ok {
		return nil, keyError{"Not a valid " + alg + " public key"}
	}
	cert := m.Record("Certificate")
	cert.Put("version0", value.Int(c.Version))
	cert.Put("serial", value.Int(c.SerialNumber.Int64()))
	cert.Put("issuer", value.Str(c.Issuer.String()))
	cert.Put("subject", value.Str(c.Subject.String()))
	r := m.Record("PublicKey")
	utc := types.MappingMember(cert.Type(), "notBefore")
	cert.Put("notBefore", moment(utc, c.NotBefore))
	cert.Put("notAfter", moment(utc, c.NotAfter))
	cert.Put("signature", value.NewBytes(c.Signature))
	cert.Put("signingAlgorithm", value.Str(c.SignatureAlgorithm.String()))
	r.Put("algorithm", value.Str(alg))
	r.Put("certificate", cert)
	k.put(r, c.PublicKey)
	return r, nil
}

// moment is a time:Utc: seconds since 1970, and the fraction of one.
func moment(t types.Type, at time.Time) value.Value {
	d := value.DecimalFromInt(0)
	l := value.NewList(t, []value.Value{value.Int(at.Unix()), d})
	l.Freeze()
	return l
}

func rsaOf(modulus, exponent string) (*rsa.PublicKey, error) {
	n, err1 := base64.RawURLEncoding.DecodeString(strings.TrimRight(modulus, "="))
	x, err2 := base64.RawURLEncoding.DecodeString(strings.TrimRight(exponent, "="))
	e := new(big.Int).SetBytes(x)
	if err1 != nil || err2 != nil || len(n) == 0 || !e.IsInt64() || e.Int64() < 2 || e.Int64() > 1<<31-1 {
		return nil, keyError{"Error occurred while building the public key: modulus or exponent is not valid"}
	}
	return &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(e.Int64())}, nil
}

// oaep gives the hash function of a padding, nil for PKCS #1 1.5.
func oaep(padding string) func() hash.Hash {
	switch padding {
	case "OAEPwithMD5andMGF1":
		return md5.New
	case "OAEPWithSHA1AndMGF1":
		return sha1.New
	case "OAEPWithSHA256AndMGF1":
		return sha256.New
	case "OAEPwithSHA384andMGF1":
		return sha512.New384
	case "OAEPwithSHA512andMGF1":
		return sha512.New
	}
	return nil
}

const noKey = "Uninitialized private/public key."

// crypt encrypts or decrypts with RSA.
func crypt(key any, input []byte, padding string, encrypt bool) (value.Value, error) {
	h := oaep(padding)
	if !encrypt {
		private, ok := key.(*rsa.PrivateKey)
		if !ok {
			if key == nil {
				return nil, keyError{noKey}
			}
			return nil, keyError{"decryption needs a private RSA key"}
		}
		var out []byte
		var err error
		if h == nil {
			out, err = rsa.DecryptPKCS1v15(rand.Reader, private, input)
		} else {
			out, err = rsa.DecryptOAEP(h(), rand.Reader, private, input, nil)
		}
		if err != nil {
			return nil, keyError{"Error occurred while RSA decrypt: the input was not encrypted for this key with this padding"}
		}
		return value.NewBytes(out), nil
	}
	var public *rsa.PublicKey
	switch key := key.(type) {
	case nil:
		return nil, keyError{noKey}
	case *rsa.PublicKey:
		public = key
	case *rsa.PrivateKey:
		public = &key.PublicKey
	default:
		return nil, keyError{"encryption needs an RSA key"}
	}
	var out []byte
	var err error
	if h == nil {
		out, err = rsa.EncryptPKCS1v15(rand.Reader, public, input)
	} else {
		out, err = rsa.EncryptOAEP(h(), rand.Reader, public, input, nil)
	}
	if err != nil {
		return nil, keyError{"Error occurred while RSA encrypt: the input is too long for the key, or the key is too short"}
	}
	return value.NewBytes(out), nil
}

// scheme is one way to sign.
type scheme struct {
	sign, verify string
	hash         gocrypto.Hash
	pss, ec      bool
}

func schemes() []scheme {
	return []scheme{
		{"signRsaMd5", "verifyRsaMd5Signature", gocrypto.MD5, false, false},
		{"signRsaSha1", "verifyRsaSha1Signature", gocrypto.SHA1, false, false},
		{"signRsaSha256", "verifyRsaSha256Signature", gocrypto.SHA256, false, false},
		{"signRsaSha384", "verifyRsaSha384Signature", gocrypto.SHA384, false, false},
		{"signRsaSha512", "verifyRsaSha512Signature", gocrypto.SHA512, false, false},
		{"signRsaSsaPss256", "verifyRsaSsaPss256Signature", gocrypto.SHA256, true, false},
		{"signSha256withEcdsa", "verifySha256withEcdsaSignature", gocrypto.SHA256, false, true},
		{"signSha384withEcdsa", "verifySha384withEcdsaSignature", gocrypto.SHA384, false, true},
	}
}

func (s scheme) digest(b []byte) []byte {
	h := s.hash.New()
	h.Write(b)
	return h.Sum(nil)
}

func (s scheme) wrongKey(key any) error {
	switch {
	case key == nil:
		return keyError{noKey}
	case s.ec:
		return keyError{"Not a valid EC key"}
	}
	return keyError{"Not a valid RSA key"}
}

func (s scheme) signed(key any, input []byte) (value.Value, error) {
	var out []byte
	var err error
	switch key := key.(type) {
	case *rsa.PrivateKey:
		switch {
		case s.ec:
			return nil, s.wrongKey(key)
		case s.pss:
			out, err = rsa.SignPSS(rand.Reader, key, s.hash, s.digest(input), &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
		default:
			out, err = rsa.SignPKCS1v15(nil, key, s.hash, s.digest(input))
		}
	case *ecdsa.PrivateKey:
		if !s.ec {
			return nil, s.wrongKey(key)
		}
		out, err = ecdsa.SignASN1(rand.Reader, key, s.digest(input))
	default:
		return nil, s.wrongKey(key)
	}
	if err != nil {
		return nil, keyError{"Error occurred while calculating signature: the key cannot be used for it"}
	}
	return value.NewBytes(out), nil
}

func (s scheme) verified(key any, data, signature []byte) (value.Value, error) {
	switch key := key.(type) {
	case *rsa.PublicKey:
		switch {
		case s.ec:
		case s.pss:
			return value.Boolean(rsa.VerifyPSS(key, s.hash, s.digest(data), signature, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash}) == nil), nil
		default:
			return value.Boolean(rsa.VerifyPKCS1v15(key, s.hash, s.digest(data), signature) == nil), nil
		}
	case *ecdsa.PublicKey:
		if s.ec {
			return value.Boolean(ecdsa.VerifyASN1(key, s.digest(data), signature)), nil
		}
	}
	return nil, s.wrongKey(key)
}
