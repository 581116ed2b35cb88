package crypto

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"hash"
	"math"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"

	"barre/runtime"
	"barre/value"
)

const saltSize, keySize = 16, 32

// Bounds on what a hash to be verified may ask for, so that a forged one does
// not exhaust the machine.
const (
	maxMemory     = 4 << 20 // KiB
	maxIterations = 100_000_000
)

var errEmpty = errors.New("Password cannot be empty")

func (m *module) bindPasswords(e map[string]runtime.Extern) {
	hashing := func(f func(password string, args []value.Value) (string, error)) runtime.Extern {
		return func(c *runtime.Context, args []value.Value) (value.Value, error) {
			password := args[0].(*value.String).String()
			if password == "" {
				return m.error(errEmpty.Error()), nil
			}
			var hashed string
			var err error
			c.Block(func() { hashed, err = f(password, args) }) // takes long by design
			if err != nil {
				return m.error(err.Error()), nil
			}
			return value.Str(hashed), nil
		}
	}
	verifying := func(f func(password, hashed string) (bool, error)) runtime.Extern {
		return func(c *runtime.Context, args []value.Value) (value.Value, error) {
			var ok bool
			var err error
			c.Block(func() { ok, err = f(args[0].(*value.String).String(), args[1].(*value.String).String()) })
			if err != nil {
				return m.error(err.Error()), nil
			}
			return value.Boolean(ok), nil
		}
	}
	number := func(v value.Value) int64 { return int64(v.(value.Int)) }
	e["hashBcrypt"] = hashing(func(password string, args []value.Value) (string, error) {
		return hashBcrypt(password, number(args[1]))
	})
	e["hashArgon2"] = hashing(func(password string, args []value.Value) (string, error) {
		return hashArgon2(password, number(args[1]), number(args[2]), number(args[3]))
	})
	e["hashPbkdf2"] = hashing(func(password string, args []value.Value) (string, error) {
		return hashPBKDF2(password, number(args[1]), args[2].(*value.String).String())
	})
	e["verifyBcrypt"] = verifying(verifyBcrypt)
	e["verifyArgon2"] = verifying(verifyArgon2)
	e["verifyPbkdf2"] = verifying(verifyPBKDF2)
}

func newSalt() []byte {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails
	return salt
}

func hashBcrypt(password string, workFactor int64) (string, error) {
	if workFactor < int64(bcrypt.MinCost) || workFactor > int64(bcrypt.MaxCost) {
		return "", errors.New("Work factor must be between 4 and 31")
	}
	b, err := bcrypt.GenerateFromPassword([]byte(password), int(workFactor))
	if err != nil {
		return "", fmt.Errorf("Error occurred while hashing password: %w", err)
	}
	return string(b), nil
}

func verifyBcrypt(password, hashed string) (bool, error) {
	err := bcrypt.CompareHashAndPassword([]byte(hashed), []byte(password))
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, bcrypt.ErrMismatchedHashAndPassword), errors.Is(err, bcrypt.ErrPasswordTooLong):
		return false, nil
	}
	return false, errors.New("Invalid hash format")
}

func hashArgon2(password string, iterations, memory, parallelism int64) (string, error) {
	switch {
	case iterations <= 0:
		return "", errors.New("Iterations must be positive")
	case memory < 8192:
		return "", errors.New("Memory must be at least 8192 KB (8MB)")
	case parallelism <= 0:
		return "", errors.New("Parallelism must be positive")
	case iterations > math.MaxUint32 || memory > maxMemory || parallelism > math.MaxUint8:
		return "", errors.New("Iterations, memory or parallelism are out of range")
	}
	salt := newSalt()
	key := argon2.IDKey([]byte(password), salt, uint32(iterations), uint32(memory), uint8(parallelism), keySize)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, iterations, parallelism, encode(salt), encode(key)), nil
}

func verifyArgon2(password, hashed string) (bool, error) {
	invalid := errors.New("Invalid Argon2 hash format")
	parts := strings.Split(hashed, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != "v="+strconv.Itoa(argon2.Version) {
		return false, invalid
	}
	var memory, iterations uint32
	var parallelism uint8
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &iterations, &parallelism); n != 3 || err != nil {
		return false, invalid
	}
	salt, err1 := decode(parts[4])
	key, err2 := decode(parts[5])
	if err1 != nil || err2 != nil || len(key) == 0 || iterations == 0 || parallelism == 0 || memory > maxMemory {
		return false, invalid
	}
	got := argon2.IDKey([]byte(password), salt, iterations, memory, parallelism, uint32(len(key)))
	return subtle.ConstantTimeCompare(got, key) == 1, nil
}

// hashFunction finds the hash function by the name in HmacAlgorithm.
func hashFunction(name string) func() hash.Hash {
	switch name {
	case "SHA1":
		return sha1.New
	case "SHA256":
		return sha256.New
	case "SHA512":
		return sha512.New
	}
	return nil
}

func hashPBKDF2(password string, iterations int64, algorithm string) (string, error) {
	f := hashFunction(algorithm)
	switch {
	case iterations < 10000:
		return "", errors.New("Iterations must be at least 10000")
	case iterations > maxIterations:
		return "", errors.New("Iterations are out of range")
	case f == nil:
		return "", errors.New("Unsupported algorithm: " + algorithm)
	}
	salt := newSalt()
	key, err := pbkdf2.Key(f, password, salt, int(iterations), keySize)
	if err != nil {
		return "", fmt.Errorf("Error occurred while hashing password: %w", err)
	}
	return fmt.Sprintf("$pbkdf2-%s$i=%d$%s$%s", strings.ToLower(algorithm), iterations, encode(salt), encode(key)), nil
}

func verifyPBKDF2(password, hashed string) (bool, error) {
	invalid := errors.New("Invalid PBKDF2 hash format")
	parts := strings.Split(hashed, "$")
	if len(parts) != 5 || parts[0] != "" {
		return false, invalid
	}
	algorithm, ok := strings.CutPrefix(parts[1], "pbkdf2-")
	count, counted := strings.CutPrefix(parts[2], "i=")
	iterations, err := strconv.Atoi(count)
	if !ok || !counted || err != nil || iterations <= 0 || iterations > maxIterations {
		return false, invalid
	}
	f := hashFunction(strings.ToUpper(algorithm))
	if f == nil {
		return false, errors.New("Error occurred while verifying password: Unsupported algorithm: " + strings.ToUpper(algorithm))
	}
	salt, err1 := decode(parts[3])
	key, err2 := decode(parts[4])
	if err1 != nil || err2 != nil || len(key) == 0 {
		return false, invalid
	}
	got, err := pbkdf2.Key(f, password, salt, iterations, len(key))
	if err != nil {
		return false, fmt.Errorf("Error occurred while verifying password: %w", err)
	}
	return subtle.ConstantTimeCompare(got, key) == 1, nil
}

func encode(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }

// decode reads Base64 with or without padding.
func decode(s string) ([]byte, error) {
	return base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
}
