package scan

import (
	"strings"

	"barre/tree"
)

func weakCipher() *Rule {
	return &Rule{
		ID: "ballerina/crypto:1", Name: "Avoid using insecure cipher modes or padding schemes", Kind: Vulnerability, Severity: High, Tags: []string{"crypto"}, CWE: []int{327, 780}, OWASP: []int{4},
		Why:  "AES in ECB mode shows which blocks are equal, in CBC mode nobody notices that they were changed, and RSA with PKCS1 padding can be attacked with chosen messages.",
		Fix:  "Use crypto:encryptAesGcm, or for RSA a padding of the OAEP family such as crypto:OAEPWithSHA256AndMGF1.",
		Bad:  "byte[] secret = check crypto:encryptAesEcb(data, key);",
		Good: "byte[] secret = check crypto:encryptAesGcm(data, key, vector);",
		look: func(p *pass) {
			p.exprs(func(b *body, x tree.Expr) {
				switch name, args := callee(x); name {
				case "ballerina/crypto:encryptAesEcb", "ballerina/crypto:encryptAesCbc":
					p.reportExpr(b.file, x, "%s uses a mode that does not protect the message well", name[len("ballerina/"):])
				case "ballerina/crypto:encryptRsaEcb":
					if len(args) < 3 || args[2] == nil {
						p.reportExpr(b.file, x, "without a padding, crypto:encryptRsaEcb uses PKCS1")
					} else if s, ok := p.flow.text(args[2]); ok && !strings.HasPrefix(s, "OAEP") {
						p.reportExpr(b.file, x, "the padding %s can be attacked", s)
					}
				}
			})
		},
	}
}

func fastHash() *Rule {
	return &Rule{
		ID: "ballerina/crypto:2", Name: "Avoid using fast hashing algorithms", Kind: Vulnerability, Severity: High, Tags: []string{"crypto"}, CWE: []int{916, 327}, OWASP: []int{4},
		Why:  "Passwords are guessed by computing the hashes of many; a hash that is quickly computed makes that cheap.",
		Fix:  "Hash passwords with crypto:hashArgon2 (at least 19456 KB of memory and 2 iterations) or crypto:hashBcrypt with a work factor of at least 10.",
		Bad:  "byte[] hash = crypto:hashSha256(password.toBytes());",
		Good: "string hash = check crypto:hashArgon2(password);",
		look: func(p *pass) {
			p.exprs(func(b *body, x tree.Expr) {
				name, args := callee(x)
				below := func(i int, least int64) bool {
					if i >= len(args) || args[i] == nil {
						return false
					}
					n, ok := number(p.flow.resolve(args[i]))
					return ok && n < least
				}
				switch name {
				case "ballerina/crypto:hashBcrypt":
					if below(1, 10) {
						p.reportExpr(b.file, x, "a work factor below 10 is too little")
					}
				case "ballerina/crypto:hashArgon2":
					c, ok := x.(*tree.Call)
					if !ok {
						return
					}
					for i, v := range c.F.Params {
						switch {
						case v.Name == "memory" && below(i, 19456):
							p.reportExpr(b.file, x, "less than 19456 KB of memory is too little")
						case v.Name == "iterations" && below(i, 2):
							p.reportExpr(b.file, x, "less than 2 iterations are too few")
						}
					}
				case "ballerina/crypto:hashMd5", "ballerina/crypto:hashSha1", "ballerina/crypto:hashSha256", "ballerina/crypto:hashSha384", "ballerina/crypto:hashSha512":
					if len(args) == 0 || args[0] == nil {
						return
					}
					walkExpr(args[0], func(y tree.Expr) {
						if v := variable(y); v != nil {
							if list := words(v.Name); len(list) > 0 && strings.Contains(list[len(list)-1], "password") {
								p.reportExpr(b.file, x, "a password is hashed with %s, which is quickly computed", name[len("ballerina/"):])
							}
						}
					})
				}
			})
		},
	}
}

func fixedVector() *Rule {
	return &Rule{
		ID: "ballerina/crypto:3", Name: "Avoid reusing counter mode initialization vectors", Kind: Vulnerability, Severity: High, Tags: []string{"crypto"}, CWE: []int{323}, OWASP: []int{4},
		Why:  "With the same vector and key, two messages tell about each other, and in GCM mode about the key.",
		Fix:  "Make a new random vector for each message and send it along; it need not be secret.",
		Bad:  "byte[] secret = check crypto:encryptAesGcm(data, key, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);",
		Good: "byte[] vector = from int _ in 0 ..< 12 select <byte>check random:createIntInRange(0, 256);\nbyte[] secret = check crypto:encryptAesGcm(data, key, vector);",
		look: func(p *pass) {
			p.each([]sink{{"ballerina/crypto:encryptAesGcm", 2}, {"ballerina/crypto:encryptAesCbc", 2}}, func(b *body, arg tree.Expr, _ string) {
				if p.flow.fixed(arg) {
					p.reportExpr(b.file, arg, "the initialization vector is the same for every message")
				}
			})
		},
	}
}
