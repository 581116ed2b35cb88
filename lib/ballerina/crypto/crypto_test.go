package crypto

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"barre/runtime"
	"barre/value"
)

func call(t *testing.T, name string, args ...value.Value) value.Value {
	t.Helper()
	rt := runtime.New(runtime.Options{})
	f := bind(runtime.NewModule(rt, "ballerina/crypto"))[name]
	if f == nil {
		t.Fatalf("there is no %s", name)
	}
	var v value.Value
	rt.Run(nil, true, func(c *runtime.Context) {
		var err error
		if v, err = f(c, args); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	})
	return v
}

func bin(s string) value.Value { return value.NewBytes([]byte(s)) }

func TestHashes(t *testing.T) {
	for name, want := range map[string]string{
		"hashMd5":    "3b12196db784cd9f86cc635d32764fdf",
		"hashSha1":   "73fbc15db28d52c03359ede7a7dc40b4a83df207",
		"hashSha256": "68f6ca0b55b55099331bf4eaa659b8bdc94fbdce2f54d94fd90da8240797a5d7",
		"hashSha384": "f00b4a8c67b38e7e32ff8b1ab570345743878f7aded9b5fa02518ddd84e16cbca344af42cb60a1fd5c48c5fedcff7f24",
		"hashSha512": "1c9bed7c87e7d17ba07add67f59b4a29afd2b046409b65429e77d0cee53a33c5e26731dc1cb091faada8c5d6433cb1544690804cc046a55d6afed8be0b901062",
	} {
		if got := hex.EncodeToString(call(t, name, bin("Ballerina test"), nil).(*value.List).Bytes); got != want {
			t.Errorf("%s = %s, want %s", name, got, want)
		}
	}
	if got := hex.EncodeToString(call(t, "hashMd5", bin("Ballerina test"), bin("s3cr3t")).(*value.List).Bytes); got != "6b8dc4929448297e9c9fbe5638cbf85e" {
		t.Errorf("salted: %s", got)
	}
	// The hash of nothing, as Ethereum has it.
	if got := hex.EncodeToString(call(t, "hashKeccak256", bin(""), nil).(*value.List).Bytes); got != "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470" {
		t.Errorf("Keccak: %s", got)
	}
	if got := value.ToString(call(t, "crc32b", bin("Ballerina test"))); got != "d37b9692" {
		t.Errorf("CRC: %s", got)
	}
	if call(t, "equalConstantTime", value.Str("ab"), bin("ab")) != value.Boolean(true) || call(t, "equalConstantTime", value.Str("ab"), bin("abc")) != value.Boolean(false) {
		t.Error("the comparison is wrong")
	}
}

func TestHMAC(t *testing.T) {
	for name, want := range map[string]string{
		"hmacMd5":    "3d5ac29160f2905a5c8153597798a4c1",
		"hmacSha1":   "13dd8d54d0eb702edc6e8edcaf616837d3a51499",
		"hmacSha256": "2651203e18bf0088d3ef1215022d147e2534fd4bad5689c9e5f12436e9758b15",
	} {
		if got := hex.EncodeToString(call(t, name, bin("Ballerina HMAC test"), bin("abcdefghijk")).(*value.List).Bytes); got != want {
			t.Errorf("%s = %s, want %s", name, got, want)
		}
	}
}

func TestHKDF(t *testing.T) {
	secret, _ := base64.StdEncoding.DecodeString("Hu7q5+8SI61d7kKsD3qMxkdPYOnp+6tMp5YkR6NuN28=")
	for _, c := range []struct{ salt, info, want string }{
		{"", "", "Oze/CwrXylVzqWXirsT15/qGWe/iXwe+xeCRB9PrRZE="},
		{"NaCl", "", "JsmMnsD8uGUePvUAAuweZoAZteedTbK2Xs2ezbf/LWc="},
		{"", "info", "oTPUhp3AWCESr1dIZyYJySgixUPMb+8hn3gm/t2sQ6M="},
	} {
		key := call(t, "hkdfSha256", value.NewBytes(secret), value.Int(32), bin(c.salt), bin(c.info)).(*value.List).Bytes
		if got := base64.StdEncoding.EncodeToString(key); got != c.want {
			t.Errorf("salt %q, info %q: %s, want %s", c.salt, c.info, got, c.want)
		}
	}
}

func TestPasswords(t *testing.T) {
	for name, k := range map[string]struct {
		prefix string
		hash   func(string) (string, error)
		verify func(string, string) (bool, error)
	}{
		"bcrypt": {"$2a$04$", func(p string) (string, error) { return hashBcrypt(p, 4) }, verifyBcrypt},
		"argon2": {"$argon2id$v=19$m=8192,t=1,p=2$", func(p string) (string, error) { return hashArgon2(p, 1, 8192, 2) }, verifyArgon2},
		"pbkdf2": {"$pbkdf2-sha512$i=10000$", func(p string) (string, error) { return hashPBKDF2(p, 10000, "SHA512") }, verifyPBKDF2},
	} {
		for _, p := range []string{"Ballerina@123", "❤️🌟🎉Pass123!", "Pass\x00word123", " x "} {
			h, err := k.hash(p)
			if err != nil || !strings.HasPrefix(h, k.prefix) {
				t.Fatalf("%s of %q: %s, %v", name, p, h, err)
			}
			if again, _ := k.hash(p); again == h {
				t.Errorf("%s of %q is the same twice", name, p)
			}
			if ok, err := k.verify(p, h); !ok || err != nil {
				t.Errorf("%s does not verify %q: %v", name, p, err)
			}
			for _, wrong := range []string{"", p + " ", "ballerina@123"} {
				if ok, err := k.verify(wrong, h); ok || err != nil {
					t.Errorf("%s takes %q for %q: %v", name, wrong, p, err)
				}
			}
		}
	}
}

func TestPasswordErrors(t *testing.T) {
	for want, f := range map[string]func() error{
		"Work factor must be between 4 and 31":                                func() error { _, err := hashBcrypt("x", 32); return err },
		"Iterations must be positive":                                         func() error { _, err := hashArgon2("x", 0, 65536, 4); return err },
		"Memory must be at least 8192 KB (8MB)":                               func() error { _, err := hashArgon2("x", 3, 1024, 4); return err },
		"Parallelism must be positive":                                        func() error { _, err := hashArgon2("x", 3, 65536, -2); return err },
		"Iterations must be at least 10000":                                   func() error { _, err := hashPBKDF2("x", 500, "SHA256"); return err },
		"Invalid hash format":                                                 func() error { _, err := verifyBcrypt("x", "invalid_hash_format"); return err },
		"Invalid Argon2 hash format":                                          func() error { _, err := verifyArgon2("x", "$argon2i$v=19$m=65536,t=3,p=4$salt$hash"); return err },
		"Invalid PBKDF2 hash format":                                          func() error { _, err := verifyPBKDF2("x", "$pbkdf2$i=10000$salt$hash"); return err },
		"Error occurred while verifying password: Unsupported algorithm: MD5": func() error { _, err := verifyPBKDF2("x", "$pbkdf2-md5$i=10000$salt$hash"); return err },
	} {
		if err := f(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add("$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA")
	f.Add("$pbkdf2-sha256$i=1$c2FsdA$aGFzaA")
	f.Add("$2a$04$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
	f.Fuzz(func(t *testing.T, h string) {
		if len(h) > 60 || strings.Contains(h, "t=") && !strings.Contains(h, "t=1,") || strings.Count(h, "0") > 6 {
			return // hashes that ask for much work are no finding
		}
		_, _ = verifyArgon2("x", h)
		_, _ = verifyPBKDF2("x", h)
	})
}
