package registry

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// token lets a user publish packages of some organisations and see their
// private ones. Only its digest is kept.
type token struct {
	User   string   `json:"user"`
	Digest string   `json:"sha256"`
	Orgs   []string `json:"organizations"`
}

// may tells whether the token is for an organisation.
func (t *token) may(org string) bool { return t != nil && slices.Contains(t.Orgs, org) }

func tokensFile(dir string) string { return filepath.Join(dir, "tokens.json") }

func readTokens(dir string) ([]token, error) {
	var list []token
	err := readJSON(tokensFile(dir), &list)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the tokens: %w", err)
	}
	return list, nil
}

func writeTokens(dir string, list []token) error {
	text, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	name := tokensFile(dir)
	if err := os.WriteFile(name+".tmp", text, 0o600); err != nil {
		return err
	}
	return os.Rename(name+".tmp", name)
}

func digestOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// newToken makes a token and gives its text, which is not kept.
func newToken(dir, user string, orgs []string) (string, error) {
	list, err := readTokens(dir)
	if err != nil {
		return "", err
	}
	secret := "brt_" + rand.Text()
	return secret, writeTokens(dir, append(list, token{user, digestOf(secret), orgs}))
}

// findToken finds the token with a text, nil when there is none.
func findToken(dir, secret string) (*token, error) {
	list, err := readTokens(dir)
	if err != nil {
		return nil, err
	}
	d := digestOf(secret)
	for i := range list {
		if subtle.ConstantTimeCompare([]byte(list[i].Digest), []byte(d)) == 1 {
			return &list[i], nil
		}
	}
	return nil, nil
}
