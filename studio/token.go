package studio

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"barre/internal/files"
)

// tokenBytes is how many random bytes a token has.
const tokenBytes = 32

// newToken is one that nobody can guess.
func newToken() (string, error) {
	b := make([]byte, tokenBytes)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// tokenKept is how long a folder has the same token.
const tokenKept = 7 * 24 * time.Hour

// keptToken is the token for a folder, which stays the same for some days: a page that is
// open finds the server again that was stopped and started. It is kept in a file that only
// the user can read; "" where that cannot be.
func keptToken(cache, path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(abs))
	dir := filepath.Join(cache, "barre", "studio")
	name := filepath.Join(dir, hex.EncodeToString(sum[:16])+".token")
	if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && private(info) && time.Since(info.ModTime()) < tokenKept {
		if b, err := os.ReadFile(name); err == nil {
			token := strings.TrimSpace(string(b))
			if raw, err := base64.RawURLEncoding.DecodeString(token); err == nil && len(raw) == tokenBytes {
				return token
			}
		}
	}
	token, err := newToken()
	if err != nil || os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	if files.Replace(name, []byte(token+"\n"), 0o600) != nil {
		return ""
	}
	return token
}

// private tells whether nobody but the owner can read a file, as far as its mode says.
func private(info os.FileInfo) bool {
	return runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0
}
