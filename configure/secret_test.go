package configure

import "testing"

func TestSecretName(t *testing.T) {
	for name, want := range map[string]bool{
		"password": true, "dbPassword": true, "DB_PASSWORD": true, "dbpassword": true, "clientSecret": true, "token": true,
		"refreshToken": true, "apiKey": true, "apikey": true, "key": true, "PRIVATE_KEY": true, "AWSSecretAccessKey": true,
		"credentials": true, "pin": true, "x2Token": true,
		"": false, "port": false, "monkey": false, "keyValues": false, "keyboard": false, "spin": false, "host": false, "author": false,
	} {
		if got := SecretName(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
