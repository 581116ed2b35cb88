// Package crypto is the library module ballerina/crypto: hashes, keys, ciphers,
// signatures, authentication codes and password hashes.
package crypto

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"hash/crc32"

	"golang.org/x/crypto/sha3"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/crypto.
var Module = lib.Module{Org: "ballerina", Name: "crypto", Version: "2.9.2", Sources: sources, Bind: bind}

type module struct{ *runtime.Module }

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{rm}
	e := map[string]runtime.Extern{
		"crc32b": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(hex.EncodeToString(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(bytesOf(args[0]))))), nil
		},
		"equalConstantTime": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Boolean(subtle.ConstantTimeCompare(bytesOf(args[0]), bytesOf(args[1])) == 1), nil
		},
		"hkdfSha256": m.hkdf,
	}
	for name, f := range map[string]func() hash.Hash{
		"hashMd5": md5.New, "hashSha1": sha1.New, "hashSha256": sha256.New, "hashSha384": sha512.New384,
		"hashSha512": sha512.New, "hashKeccak256": sha3.NewLegacyKeccak256,
	} {
		e[name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			h := f()
			h.Write(bytesOf(args[1]))
			h.Write(bytesOf(args[0]))
			return value.NewBytes(h.Sum(nil)), nil
		}
	}
	for name, f := range map[string]func() hash.Hash{
		"hmacMd5": md5.New, "hmacSha1": sha1.New, "hmacSha256": sha256.New, "hmacSha384": sha512.New384, "hmacSha512": sha512.New,
	} {
		e[name] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			key := bytesOf(args[1])
			if len(key) == 0 {
				return m.error("Error occurred while calculating HMAC: Empty key"), nil
			}
			h := hmac.New(f, key)
			h.Write(bytesOf(args[0]))
			return value.NewBytes(h.Sum(nil)), nil
		}
	}
	m.bindPasswords(e)
	m.bindKeys(e)
	m.bindAES(e)
	return e
}

func (m *module) error(message string) value.Value { return m.Error("Error", message, nil) }

func (m *module) hkdf(_ *runtime.Context, args []value.Value) (value.Value, error) {
	length := int64(args[1].(value.Int))
	if length < 0 || length > 255*sha256.Size {
		return m.error("Error occurred while deriving key: the length of the key is out of range"), nil
	}
	key, err := hkdf.Key(sha256.New, bytesOf(args[0]), bytesOf(args[2]), string(bytesOf(args[3])), int(length))
	if err != nil {
		return m.error("Error occurred while deriving key: " + err.Error()), nil
	}
	return value.NewBytes(key), nil
}

// bytesOf gives the bytes of a list or string, none of ().
func bytesOf(v value.Value) []byte {
	switch v := v.(type) {
	case *value.String:
		return []byte(v.String())
	case *value.List:
		if v.Bytes != nil {
			return v.Bytes
		}
		// A list of bytes may be stored otherwise when its inherent type is wider.
		b := make([]byte, v.Len())
		for i := range b {
			b[i] = byte(v.At(i).(value.Int))
		}
		return b
	}
	return nil
}
