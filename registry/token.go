package registry

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
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

func digestOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// newToken makes a token and its text, which is not kept.
func newToken(user string, orgs []string) (token, string) {
	secret := "brt_" + rand.Text()
	return token{user, digestOf(secret), orgs}, secret
}
