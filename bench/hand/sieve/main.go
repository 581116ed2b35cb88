// Command sieve counts the primes below five million.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	size := 5000000
	if len(os.Args) > 1 {
		size, _ = strconv.Atoi(os.Args[1])
	}
	var composite []bool
	for i := 0; i <= size; i++ {
		composite = append(composite, false)
	}
	primes := 0
	for i := 2; i <= size; i++ {
		if composite[i] {
			continue
		}
		primes++
		for j := i * i; j <= size; j += i {
			composite[j] = true
		}
	}
	fmt.Println(primes)
}
