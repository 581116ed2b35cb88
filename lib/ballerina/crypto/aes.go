package crypto

// AES in the modes CBC, ECB and GCM.

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"

	"barre/runtime"
	"barre/value"
)

func (m *module) bindAES(e map[string]runtime.Extern) {
	result := func(b []byte, err error) (value.Value, error) {
		if err != nil {
			return m.error(err.Error()), nil
		}
		return value.NewBytes(b), nil
	}
	pads := func(v value.Value) bool { return v.(*value.String).String() == "PKCS5" }
	for _, encrypt := range []bool{true, false} {
		name := "decryptAes"
		if encrypt {
			name = "encryptAes"
		}
		e[name+"Cbc"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return result(blocks(bytesOf(args[0]), bytesOf(args[1]), bytesOf(args[2]), pads(args[3]), encrypt))
		}
		e[name+"Ecb"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return result(blocks(bytesOf(args[0]), bytesOf(args[1]), nil, pads(args[2]), encrypt))
		}
		e[name+"Gcm"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return result(gcm(bytesOf(args[0]), bytesOf(args[1]), bytesOf(args[2]), int(args[4].(value.Int)), encrypt))
		}
	}
}

func newAES(key []byte) (cipher.Block, error) {
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, keyError{"Invalid key size. Valid key sizes in bytes: [16, 24, 32]"}
	}
	return c, nil
}

// blocks is CBC, and ECB without an initialisation vector.
func blocks(input, key, iv []byte, pads, encrypt bool) ([]byte, error) {
	c, err := newAES(key)
	if err != nil {
		return nil, err
	}
	const n = aes.BlockSize
	if iv != nil && len(iv) != n {
		return nil, keyError{"Wrong IV length: must be 16 bytes long"}
	}
	out := bytes.Clone(input)
	if encrypt && pads {
		fill := n - len(input)%n
		out = append(out, bytes.Repeat([]byte{byte(fill)}, fill)...)
	}
	if len(out)%n != 0 {
		return nil, keyError{"Input length not multiple of 16 bytes"}
	}
	switch {
	case iv != nil && encrypt:
		cipher.NewCBCEncrypter(c, iv).CryptBlocks(out, out)
	case iv != nil:
		cipher.NewCBCDecrypter(c, iv).CryptBlocks(out, out)
	default:
		for i := 0; i < len(out); i += n {
			if encrypt {
				c.Encrypt(out[i:], out[i:])
			} else {
				c.Decrypt(out[i:], out[i:])
			}
		}
	}
	if encrypt || !pads || len(out) == 0 {
		return out, nil
	}
	fill := int(out[len(out)-1])
	if fill == 0 || fill > n || !bytes.Equal(out[len(out)-fill:], bytes.Repeat([]byte{byte(fill)}, fill)) {
		return nil, keyError{"Error occurred while AES decrypt: Given final block not properly padded. Such issues can arise if a bad key is used during decryption."}
	}
	return out[:len(out)-fill], nil
}

func gcm(input, key, iv []byte, tagBits int, encrypt bool) ([]byte, error) {
	switch tagBits {
	case 32, 63, 96, 104, 112, 120, 128:
	default:
		return nil, keyError{"Invalid tag size. Valid tag sizes in bytes: [32, 63, 96, 104, 112, 120, 128]"}
	}
	c, err := newAES(key)
	if err != nil {
		return nil, err
	}
	if len(iv) == 0 {
		return nil, keyError{"Error occurred while AES operation: the initialisation vector is empty"}
	}
	var g cipher.AEAD
	switch {
	case tagBits%8 != 0 || tagBits < 96:
		return nil, keyError{"authentication tags of less than 96 bits are not supported yet"}
	case tagBits != 128 && len(iv) != 12:
		return nil, keyError{"authentication tags of less than 128 bits are supported with an initialisation vector of 12 bytes only"}
	case tagBits != 128:
		g, err = cipher.NewGCMWithTagSize(c, tagBits/8)
	default:
		g, err = cipher.NewGCMWithNonceSize(c, len(iv))
	}
	if err != nil {
		return nil, keyError{"Error occurred while AES operation: the initialisation vector cannot be used"}
	}
	if encrypt {
		return g.Seal(nil, iv, input, nil), nil
	}
	out, err := g.Open(nil, iv, input, nil)
	if err != nil {
		return nil, keyError{"Error occurred while AES decrypt: Tag mismatch"}
	}
	return out, nil
}
